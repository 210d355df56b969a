/* main.c: runs the unit suites of the pure modules; the last line is `N passed, N failed`. */
#include <stdio.h>
#include <stdlib.h>

#include "scene.h"

int main(void)
{
	SRunner *runner = srunner_create(rules_suite());
	int failed, run;

	srunner_add_suite(runner, image_suite());
	srunner_add_suite(runner, layout_suite());
	srunner_add_suite(runner, stack_suite());
	srunner_add_suite(runner, plan_suite());
	srunner_add_suite(runner, text_suite());
	srunner_add_suite(runner, refusal_suite());
	srunner_add_suite(runner, names_suite());
	srunner_add_suite(runner, script_suite());
	srunner_run_all(runner, CK_NORMAL);
	run = srunner_ntests_run(runner);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	printf("%d passed, %d failed\n", run - failed, failed);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
