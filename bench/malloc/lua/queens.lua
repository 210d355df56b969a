-- Queens on a board, each solution a table of its own, each step a new list of what is left.
local function safe(queens, row)
	local column = #queens + 1
	for c, r in ipairs(queens) do
		if r == row or math.abs(r - row) == column - c then
			return false
		end
	end
	return true
end

local function solve(n, queens, solutions)
	if #queens == n then
		solutions[#solutions + 1] = queens
		return solutions
	end
	for row = 1, n do
		if safe(queens, row) then
			local more = { table.unpack(queens) }
			more[#more + 1] = row
			solve(n, more, solutions)
		end
	end
	return solutions
end

local solutions = solve(10, {}, {})
local lines = {}
for i, queens in ipairs(solutions) do
	lines[i] = table.concat(queens, " ")
end
print(#solutions, lines[1], lines[#lines])
