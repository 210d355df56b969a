#!/usr/bin/perl -w
# Perl at work: $0, fork, pipes, signals, sorting, regular expressions, exit in END.
use strict;
use POSIX ();

print "$0 $^X @ARGV\n";
$0 = 'renamed';
open(my $cmdline, '<', '/proc/self/cmdline') or die;
print readline($cmdline), "\n";
my $pid = open(my $child, '-|');
if (!$pid) {
	print "from the child $_\n" for 1 .. 3;
	exit 2;
}
print while <$child>;
close($child);
print 'child: ', $? >> 8, "\n";
$SIG{ALRM} = sub { die "alarm\n" };
eval { alarm 1; select(undef, undef, undef, 5) };
print "caught $@";
my %count;
$count{$_ % 97}++ for 1 .. 50000;
print join(' ', (sort { $count{$b} <=> $count{$a} || $a <=> $b } keys %count)[0 .. 4]), "\n";
(my $text = 'a-b-c' x 1000) =~ s/(\w)-(\w)/$2$1/g;
print length($text), ' ', `echo backticks`, system('/bin/sh', '-c', 'exit 4') >> 8, "\n";
END { $? = 6 }
