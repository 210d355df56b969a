-- Binary trees: built from the bottom, counted, thrown away; one of them stays all the time.
local function tree(depth)
	if depth == 0 then
		return {}
	end
	return { tree(depth - 1), tree(depth - 1) }
end

local function count(node)
	if not node[1] then
		return 1
	end
	return 1 + count(node[1]) + count(node[2])
end

local deepest = 16
local stays = tree(deepest)
for depth = 4, deepest, 4 do
	local trees = 1 << (deepest - depth + 2)
	local nodes = 0
	for _ = 1, trees do
		nodes = nodes + count(tree(depth))
	end
	print(trees, depth, nodes)
end
print(count(stays))
