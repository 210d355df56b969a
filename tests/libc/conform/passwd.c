/* Users, groups, mounts. */
#include <grp.h>
#include <mntent.h>
#include <pwd.h>
#include <shadow.h>
#include <stdlib.h>
#include "show.h"

static void user(const char *name, struct passwd *p)
{
	if (p)
		show(name, "%s %d %d %s %s", p->pw_name, p->pw_uid, p->pw_gid, p->pw_dir, p->pw_shell);
	else
		show(name, "none %s", error_name(errno));
	errno = 0;
}

/* glibc's lookups need its shared libraries: a static program may die in them. */
#if !defined(__GLIBC__) || defined(__LIBC_MINI__)
static void lookups(void)
{
	struct passwd p, *pr;
	struct group g, *gr;
	char buffer[4096];
	gid_t groups[50];
	int n;

	errno = 0;
	user("passwd.getpwnam [musl]", getpwnam("root"));
	user("passwd.getpwuid [musl]", getpwuid(1));
	user("passwd.getpwnam none [musl]", getpwnam("nobody-like-this"));
	user("passwd.getpwuid none [musl]", getpwuid(4000000000u));
	user("passwd.getpwnam empty [musl]", getpwnam(""));
	n = getpwnam_r("root", &p, buffer, sizeof buffer, &pr);
	show("passwd.getpwnam_r [musl]", "%d %d %s", n, pr == &p, p.pw_name);
	n = getpwnam_r("root", &p, buffer, 5, &pr);
	show("passwd.getpwnam_r short [musl]", "%s %d", error_name(n), pr == 0);
	n = getpwnam_r("nobody-like-this", &p, buffer, sizeof buffer, &pr);
	show("passwd.getpwnam_r none [musl]", "%s %d", error_name(n), pr == 0);
	n = getpwuid_r(0, &p, buffer, sizeof buffer, &pr);
	show("passwd.getpwuid_r [musl]", "%d %s", n, pr->pw_dir);
	setpwent();
	user("passwd.getpwent [musl]", getpwent());
	user("passwd.getpwent second [musl]", getpwent());
	endpwent();
	user("passwd.getpwent again [musl]", getpwent());
	for (n = 1; getpwent(); n++)
		;
	show("passwd.count [musl]", "%d", n);
	gr = getgrnam("root");
	show("passwd.getgrnam [musl]", "%s %d %d", gr->gr_name, gr->gr_gid, gr->gr_mem[0] == 0);
	gr = getgrgid(1);
	show("passwd.getgrgid [musl]", "%s", gr->gr_name);
	errno = 0;
	gr = getgrgid(4000000000u);
	show("passwd.getgrgid none [musl]", "%d %s", gr != 0, error_name(errno));
	n = getgrnam_r("root", &g, buffer, 3, &gr);
	show("passwd.getgrnam_r short [musl]", "%s %d", error_name(n), gr == 0);
	n = getgrgid_r(0, &g, buffer, sizeof buffer, &gr);
	show("passwd.getgrgid_r [musl]", "%d %s", n, gr->gr_name);
	for (setgrent(), n = 0; getgrent(); n++)
		;
	show("passwd.groups [musl]", "%d", n);
	endgrent();
	n = 50;
	n = getgrouplist("root", 12345, groups, &n);
	show("passwd.getgrouplist [musl]", "%d %d", n, groups[0]);
	n = 0;
	show("passwd.getgrouplist small [musl]", "%d", getgrouplist("root", 12345, groups, &n));
}
#else
static void lookups(void) { }
#endif

static FILE *text(const char *lines)
{
	FILE *f = fopen("text", "w+");

	fputs(lines, f);
	rewind(f);
	return f;
}

/* musl here dies of a line of four fields, and does not escape what it writes. */
#if defined(__GLIBC__) || defined(__LIBC_MINI__)
static void mounts(void)
{
	struct mntent *m, made = { "a b", "/c\td", "e", "rw,size=5", 1, 2 };
	FILE *f;

	f = text("# comment\n/dev/a /mnt ext4 rw,noatime 1 2\n\n  none /x\\040y proc defaults,size=7,ro\n");
	m = getmntent(f);
	show("passwd.getmntent [glibc]", "%s %s %s %s %d %d", m->mnt_fsname, m->mnt_dir, m->mnt_type, m->mnt_opts, m->mnt_freq, m->mnt_passno);
	m = getmntent(f);
	show("passwd.getmntent escape [glibc]", "%s %s %s %s %d %d", m->mnt_fsname, m->mnt_dir, m->mnt_type, m->mnt_opts, m->mnt_freq, m->mnt_passno);
	show("passwd.hasmntopt [glibc]", "%s %s %d", hasmntopt(m, "size"), hasmntopt(m, "ro"), hasmntopt(m, "def") != 0);
	show("passwd.getmntent end [glibc]", "%d", getmntent(f) != 0);
	show("passwd.addmntent [glibc]", "%d", addmntent(f, &made));
	rewind(f);
	getmntent(f), getmntent(f);
	m = getmntent(f);
	show("passwd.addmntent read [glibc]", "%s|%s", m->mnt_fsname, m->mnt_dir); /* musl does not escape */
	show("passwd.endmntent [glibc]", "%d", endmntent(f));
}
#else
static void mounts(void) { }
#endif

int main(void)
{
	struct passwd p;
	struct group g, *gr;
	struct spwd *s;
	char buffer[4096];
	FILE *f;
	int n;

	lookups();
	errno = 0;
	f = text("one:x:1:2:Gecos, Name:/home:/bin/sh\n\nbad line\ntwo::3:4:::\nthree:x:notanumber:1:::\nfour:y:5:6:g:d:s\n");
	user("passwd.fgetpwent", fgetpwent(f));
	user("passwd.fgetpwent second", fgetpwent(f));
	user("passwd.fgetpwent third", fgetpwent(f));
	user("passwd.fgetpwent end [musl]" /* glibc sets ENOENT */, fgetpwent(f));
	fclose(f);
	f = text("g1:x:10:a,b,c\ng2:x:11:\ng3:x:12:a\n");
	gr = fgetgrent(f);
	show("passwd.fgetgrent", "%s %d %s %s %s %d", gr->gr_name, gr->gr_gid, gr->gr_mem[0], gr->gr_mem[1], gr->gr_mem[2], gr->gr_mem[3] == 0);
	gr = fgetgrent(f);
	show("passwd.fgetgrent empty", "%s %d", gr->gr_name, gr->gr_mem[0] == 0);
	fclose(f);
	f = fopen("out", "w+");
	p = (struct passwd){ "n", "p", 1, 2, "g", "d", "s" };
	g = (struct group){ "n", "p", 7, (char *[]){ "a", "b", 0 } };
	show("passwd.put", "%d %d", putpwent(&p, f), putgrent(&g, f));
	rewind(f);
	n = (int)fread(buffer, 1, sizeof buffer, f);
	show("passwd.put bytes", "%.*s", n, buffer);
	fclose(f);
	mounts();
	f = text("name:*:1:2:3:4:5:6:\nother:!:19000::::::\n");
	s = fgetspent(f);
	show("passwd.fgetspent", "%s %s %ld %ld %d", s->sp_namp, s->sp_pwdp, s->sp_lstchg, s->sp_expire, (int)s->sp_flag);
	s = fgetspent(f);
	show("passwd.fgetspent empty", "%s %ld %ld", s->sp_namp, s->sp_lstchg, s->sp_max);
	show("passwd.fgetspent end", "%d", fgetspent(f) != 0);
	return 0;
}
