#include <string.h>
#include "getopt_.h"

/* The option that the text names: in full, or by a beginning that only one has, or several that mean
 * the same. *ambiguous: there are several that do not. */
static const struct option *find(const struct call *call, const char *text, size_t n,
	int *ambiguous)
{
	const struct option *found = NULL, *each;

	*ambiguous = 0;
	for (each = call->long_options; each->name; each++) {
		if (strncmp(each->name, text, n) != 0)
			continue;
		if (!each->name[n]) {
			*ambiguous = 0;
			return each;
		}
		if (found && (call->only || found->has_arg != each->has_arg
		 || found->flag != each->flag || found->val != each->val))
			*ambiguous = 1;
		else if (!found)
			found = each;
	}
	return found;
}

static int refuse_ambiguous(const struct call *call, const char *text, size_t n,
	const char *prefix)
{
	const char *parts[60] = { "option '", prefix, text, "' is ambiguous; possibilities:" };
	const struct option *each;
	size_t count = 4;

	for (each = call->long_options; each->name && count + 5 < countof(parts); each++)
		if (strncmp(each->name, text, n) == 0) {
			parts[count++] = " '";
			parts[count++] = prefix;
			parts[count++] = each->name;
			parts[count++] = "'";
		}
	__getopt_say(call, parts);
	optopt = 0;
	return '?';
}

/* An argument that was looked at as --name=value. */
static int take_long(const struct call *call, const char *text, const char *prefix)
{
	size_t n = strcspn(text, "=");
	int ambiguous;
	const struct option *found = find(call, text, n, &ambiguous);

	if (!found && strcmp(prefix, "-") == 0 && strchr(call->options, *text))
		return NOT_LONG;
	optind++;
	if (!found) {
		SAY(call, "unrecognized option '", prefix, text, "'");
		optopt = 0;
		return '?';
	}
	if (ambiguous)
		return refuse_ambiguous(call, text, n, prefix);
	if (text[n] && found->has_arg == no_argument) {
		SAY(call, "option '", prefix, found->name, "' doesn't allow an argument");
		optopt = found->val;
		return '?';
	}
	optarg = NULL;
	if (text[n])
		optarg = (char *)text + n + 1;
	else if (found->has_arg == required_argument) {
		if (optind >= call->argc || !call->argv[optind]) {
			SAY(call, "option '", prefix, found->name, "' requires an argument");
			optopt = found->val;
			return missing(call);
		}
		optarg = call->argv[optind++];
	}
	if (call->index)
		*call->index = (int)(found - call->long_options);
	if (!found->flag)
		return found->val;
	*found->flag = found->val;
	return 0;
}

static int getopt_with(int argc, char *const argv[], const char *options,
	const struct option *long_options, int *index, int only)
{
	struct call call = { .argc = argc, .argv = (char **)argv, .options = options,
		.take_long = long_options ? take_long : NULL, .long_options = long_options,
		.index = index, .only = only };

	return __getopt(&call);
}

int getopt_long(int argc, char *const argv[], const char *options,
	const struct option *long_options, int *index)
{
	return getopt_with(argc, argv, options, long_options, index, 0);
}

int getopt_long_only(int argc, char *const argv[], const char *options,
	const struct option *long_options, int *index)
{
	return getopt_with(argc, argv, options, long_options, index, 1);
}
