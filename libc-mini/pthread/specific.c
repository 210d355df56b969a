/* specific.c: a key is an index into an array that each thread has. The first thread's is static, so
 * that setting a value cannot fail. */
#include "pthread_.h"

static struct lock lock;
static struct key {
	int used;
	void (*destructor)(void *);
} keys[PTHREAD_KEYS_MAX];
static void *first[PTHREAD_KEYS_MAX];

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
	unsigned i;

	lock_take(&lock);
	for (i = 0; i < PTHREAD_KEYS_MAX && keys[i].used; i++)
		;
	if (i < PTHREAD_KEYS_MAX) {
		keys[i] = (struct key){ 1, destructor };
		*key = i;
	}
	lock_give(&lock);
	return i < PTHREAD_KEYS_MAX ? 0 : EAGAIN;
}

/* Values that threads still have are theirs; the next owner of the key must not see them. */
int pthread_key_delete(pthread_key_t key)
{
	struct thread *self = thread_self(), *each = self;

	if (key >= PTHREAD_KEYS_MAX || !keys[key].used)
		return EINVAL;
	lock_take(&lock);
	do {
		if (each->specific)
			each->specific[key] = NULL;
		each = each->next;
	} while (each && each != self);
	keys[key].used = 0;
	lock_give(&lock);
	return 0;
}

void *pthread_getspecific(pthread_key_t key)
{
	void **specific = thread_self()->specific;

	return specific && key < PTHREAD_KEYS_MAX ? specific[key] : NULL;
}

int pthread_setspecific(pthread_key_t key, const void *value)
{
	struct thread *self = thread_self();

	if (key >= PTHREAD_KEYS_MAX || !keys[key].used)
		return EINVAL;
	if (!self->specific)
		self->specific = first;
	self->specific[key] = (void *)value;
	return 0;
}

/* A destructor may set values again: POSIX asks for so many rounds. */
void __specific_destroy(void)
{
	void **specific = thread_self()->specific, *value;
	int again = specific != NULL;

	for (int round = 0; again && round < PTHREAD_DESTRUCTOR_ITERATIONS; round++) {
		again = 0;
		for (unsigned i = 0; i < PTHREAD_KEYS_MAX; i++) {
			value = specific[i];
			specific[i] = NULL;
			if (value && keys[i].used && keys[i].destructor) {
				keys[i].destructor(value);
				again = 1;
			}
		}
	}
}
