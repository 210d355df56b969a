-- Tables: that grow and shrink, with array and hash parts, objects with fields, a queue, a cache from
-- which the oldest is thrown out.
local state = 42
local function random(n)
	state = (state * 1103515245 + 12345) % 2147483648
	return state // 65536 % n + 1
end

local points = {}
for i = 1, 30000 do
	points[i] = { x = random(1000), y = random(1000), name = "p" .. i }
end
table.sort(points, function(a, b)
	if a.x ~= b.x then return a.x < b.x end
	if a.y ~= b.y then return a.y < b.y end
	return a.name < b.name
end)
print(points[1].x, points[#points].name)

local queue, first, last, handled = {}, 1, 0, 0
for i = 1, 100000 do
	last = last + 1
	queue[last] = { id = i, { random(10), random(10) } }
	if i % 3 ~= 0 then
		handled = handled + queue[first][1][1]
		queue[first] = nil
		first = first + 1
	end
end
print(handled, last - first)

local cache, order, oldest, hits = {}, {}, 1, 0
for _ = 1, 100000 do
	local key = random(4000) * random(3)
	if cache[key] then
		hits = hits + 1
	else
		cache[key] = { key, tostring(key), {} }
		order[#order + 1] = key
		if #order - oldest > 1500 then
			cache[order[oldest]] = nil
			oldest = oldest + 1
		end
	end
end
print(hits)

local sizes = 0
for size = 1, 1500 do
	local t = {}
	for i = 1, size % 300 do
		t[i] = i
		t["k" .. i % 40] = size
	end
	sizes = sizes + #t
end
print(sizes)
