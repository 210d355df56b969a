#!/bin/sh
# fetch.sh FOLDER PACKAGE...: Debian's source packages, unpacked to FOLDER/PACKAGE: Debian 12's, or
# Debian 13's where a mirror no longer has that one's files.
#
# apt runs with a configuration of its own below FOLDER (lists, cache and sources; the machine's
# proxy settings in apt.conf.d are read, nothing outside FOLDER is written). What is there already
# is not fetched again. A package that cannot be had is said on a line and left out; the exit status
# is 0 all the same: the caller looks for the folders.
#
#   MIRROR=URL   where from (the first Debian mirror of the machine's apt, or deb.debian.org)
set -u

folder=${1:?usage: fetch.sh FOLDER PACKAGE...}
shift
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
apt=$folder/.apt
suites='bookworm trixie'
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

machine_mirror() {
	cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources \
		2>/dev/null | sed -n -E 's/^(deb[^#]* |URIs: )(https?:[^ ]*\/debian)\/?( .*)?$/\2/p' | head -n 1
}

configure() {
	mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
	mirror=${MIRROR:-$(machine_mirror)}
	signed=
	[ ! -f "$keyring" ] || signed="[signed-by=$keyring] "
	for suite in $suites; do
		echo "deb-src $signed${mirror:-http://deb.debian.org/debian} $suite main"
	done >"$apt/sources.list"
	cat >"$apt/apt.conf" <<-END
		Dir::Etc::sourcelist "$apt/sources.list";
		Dir::Etc::sourceparts "/dev/null";
		Dir::State "$apt";
		Dir::State::lists "$apt/lists";
		Dir::State::status "/dev/null";
		Dir::Cache "$apt/cache";
		Acquire::Retries "2";
		Acquire::http::Timeout "20";
		Acquire::https::Timeout "20";
		Acquire::Languages "none";
		APT::Sandbox::User "root";
	END
}

# fetch PACKAGE SUITE: unpacked, with Debian's patches, in one move: a folder that is there is complete.
# Of a package of which the mirror has only the upstream tar file, that alone.
fetch() (
	cd "$folder" || exit 1
	rm -rf ".$1" && mkdir ".$1" && cd ".$1" || exit 1
	APT_CONFIG=$apt/apt.conf apt-get source -q -q -t "$2" --download-only "$1" >../".$1.log" 2>&1
	case $? in
	0) dpkg-source --no-check -x ./*.dsc unpacked >>../".$1.log" 2>&1 ;;
	*) mkdir unpacked && tar -xf ./*.orig.tar.* -C unpacked --strip-components=1 2>/dev/null ;;
	esac && mv unpacked "../$1" && cd .. && rm -rf ".$1"
)

# fetch_any PACKAGE: from the first suite that has it
fetch_any() {
	for suite in $suites; do
		fetch "$1" "$suite" && return
	done
	echo "$1: $(tail -n 1 "$folder/.$1.log")"
}

for tool in apt-get dpkg-source; do
	command -v "$tool" >/dev/null || { echo "no $tool here (packages apt, dpkg-dev)"; exit 0; }
done
updated=
for package; do
	[ ! -d "$folder/$package" ] || continue
	if [ -z "$updated" ]; then
		configure
		# apt-get update calls it a success if it could fetch nothing: the lists tell.
		APT_CONFIG=$apt/apt.conf apt-get update -q -q >"$folder/.update.log" 2>&1
		[ -n "$(find "$apt/lists" -name '*_Sources*')" ] || {
			echo "apt-get update: $(grep -E '^(E|W|Err)' "$folder/.update.log" | head -n 1)"
			exit 0
		}
		updated=yes
	fi
	fetch_any "$package"
done
