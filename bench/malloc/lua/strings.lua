-- Strings: made from numbers, joined, cut into words, counted, replaced, sorted; most live shortly.
local words = {}
for i = 1, 100000 do
	words[i] = string.format("word%d", i * 7919 % 5003)
end
local text = table.concat(words, " ")

local seen = {}
for word in text:gmatch("%a+%d+") do
	seen[word] = (seen[word] or 0) + 1
end

local list = {}
for word, times in pairs(seen) do
	list[#list + 1] = word .. "=" .. times
end
table.sort(list)
print(#list, list[1], list[#list])

local changed = text:gsub("(%a+)(%d+)", "%2%1")
print(#changed, changed:sub(1, 30))

local line = ""
for i = 1, 5000 do
	line = line .. i % 10 -- each time a longer string
end
print(#line)

local sum = 0
for i = 1, 200000 do
	local s = ("%d:%s:%x"):format(i, words[i % #words + 1]:upper(), i)
	sum = (sum * 31 + #s + s:byte(-1)) % 1000003
end
print(sum)
