-- All of them in one process, one after the other: what one leaves behind is the next one's heap.
local folder = arg[0]:match("^(.*/)") or "./"
for _, name in ipairs { "trees", "strings", "tables", "closures", "queens" } do
	dofile(folder .. name .. ".lua")
end
