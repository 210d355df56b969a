# tables.awk: the tables of bench/malloc.sh.
#
#   awk -v rows="..." -v columns="..." -v table=time|rss|faults|calls -f tables.awk WORKLOADS FILE
#
# WORKLOADS has a line per workload, GROUP NAME ...; FILE has what measure prints, or the system
# calls: NAME COLUMN CALLS.

BEGIN {
	row_count = split(rows, row)
	column_count = split(columns, column)
	OFS = ""
	# where measure writes what
	field["time"] = 3; field["rss"] = 7; field["faults"] = 9; field["calls"] = 3
	is_ratio = table == "time" || table == "rss"
}

FNR == NR { group[$2] = $1; next }

{ split($0, part, "\t") }

# A line that is too short tells a failure.
table == "calls" || 9 in part { value[part[1], part[2]] = part[field[table]] }

table == "time" && 9 in part && part[2] != column[1] {
	spread((part[5] - part[4]) / 2 / part[3] * 100, part[1] " with " part[2])
}

part[2] == column[1] && 9 in part { base[part[1]] = table == "time" ? part[6] : part[8] / 1024 }

{ delete part }

END {
	head()
	for (i = 1; i <= row_count; i++)
		line(row[i])
	if (!is_ratio)
		exit
	print ""
	geomean("all", "")
	if (any("real"))
		geomean("real programs", "real")
	if (partial)
		print "* without the rows that are '-'"
	if (spread_most > 0)
		printf "Half the width of the ratios' 95 %% bounds: %.1f %% on the average, at most %.1f %% (%s)\n",
			spread_sum / spreads, spread_most, spread_where
}

function spread(percent, where) {
	spreads++
	spread_sum += percent
	if (percent > spread_most) {
		spread_most = percent
		spread_where = where
	}
}

function head(    c) {
	printf "%-18s %8s", "", is_ratio ? (table == "time" ? "s" : "MiB") : ""
	for (c = 1; c <= column_count; c++)
		printf " %*s", width(c), column[c]
	print ""
}

function width(c) {
	return length(column[c]) > 10 ? length(column[c]) : 10
}

function line(name,    c) {
	printf "%-18s", name
	printf is_ratio ? " %8.2f" : " %8s", is_ratio ? base[name] : ""
	for (c = 1; c <= column_count; c++)
		cell(c, (name, column[c]) in value ? value[name, column[c]] : "-")
	print ""
}

function cell(c, v) {
	if (v == "-")
		printf " %*s", width(c), v
	else
		printf is_ratio ? " %*.2f" : " %*d", width(c), v
}

function any(which,    i) {
	for (i = 1; i <= row_count; i++)
		if (group[row[i]] == which)
			return 1
	return 0
}

# geomean(TITLE, GROUP): of the rows of a group, or of all
function geomean(title, which,    c, i, n, sum, missing) {
	printf "%-27s", "geomean, " title
	for (c = 1; c <= column_count; c++) {
		n = sum = missing = 0
		for (i = 1; i <= row_count; i++) {
			if (which != "" && group[row[i]] != which)
				continue
			if ((row[i], column[c]) in value) {
				sum += log(value[row[i], column[c]])
				n++
			} else if (row[i] in base) {
				missing = 1
			}
		}
		partial = partial || missing
		printf " %*s", width(c), n ? sprintf("%.3f%s", exp(sum / n), missing ? "*" : "") : "-"
	}
	print ""
}
