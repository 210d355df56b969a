-- What a Lua program asks of the C library under it, each thing with its expected answer.
local failed = 0
local function is(what, got, want)
	if got ~= want then
		failed = failed + 1
		io.stderr:write(what, ": got ", tostring(got), ", want ", tostring(want), "\n")
	end
end

-- numbers to text and back (printf %.14g, %a; strtod)
is("%.14g", tostring(0.1), "0.1")
is("%.14g large", tostring(1e100), "1e+100")
is("third", string.format("%.17g", 1 / 3), "0.33333333333333331")
is("%a", string.format("%a", 1.5), "0x1.8p+0")
is("%5.1f", string.format("%5.1f|%-8d|%+d|%#x|%08.3f", 2.25, 42, 7, 255, -3.14159), "  2.2|42      |+7|0xff|-003.142")
is("%q", string.format("%q", 0x1.8p-100), "0x1.8p-100")
is("tonumber", tonumber("0x1.8p3"), 12.0)
is("tonumber e", tonumber("  1e-5  "), 0.00001)
is("huge", tostring(math.huge), "inf")
for _ = 1, 20000 do
	local x = (math.random() - 0.5) * 2.0 ^ math.random(-300, 300)
	if tonumber(string.format("%.17g", x)) ~= x then is("round trip", x, nil) break end
end

-- strings and patterns
is("gsub", (string.gsub("hello world", "o", "0")), "hell0 w0rld")
is("rep", #string.rep("x", 1 << 20), 1 << 20)
is("sort", table.concat((function() local t = {} for i = 1, 2000 do t[i] = (i * 7919) % 2003 end
	table.sort(t) for i = 2, #t do assert(t[i - 1] <= t[i]) end return { "sorted" } end)()), "sorted")
is("upper", ("aé"):upper(), "Aé")
is("coll", "a" < "b", true)

-- files
local name = os.tmpname()
local f = assert(io.open(name, "w"))
f:setvbuf("full", 1024)
for i = 1, 10000 do f:write(i, " ", i / 2, "\n") end
is("seek", f:seek("cur") > 100000, true)
f:close()
local sum, lines = 0, 0
for a, b in io.lines(name, "n", "n") do sum, lines = sum + a + b, lines + 1 end
is("read n", sum, 75007500.0)
is("lines", lines, 10000)
f = assert(io.open(name, "r+"))
f:seek("set", 2)
f:write("X")
f:seek("set", 0)
is("r+", f:read("l"), "1 X.5")
f:close()
is("open fails", select(2, io.open("/nowhere/x")), "/nowhere/x: No such file or directory")
is("tmpfile", (function() local t = io.tmpfile() t:write("abc") t:seek("set") return t:read("a") end)(), "abc")
assert(os.rename(name, name .. ".x") and os.remove(name .. ".x"))
is("popen", io.popen("echo popen; exit 3"):read("l"), "popen")
local p = io.popen("cat >/dev/null; exit 3", "w")
p:write("x")
is("pclose", select(3, p:close()), 3)
is("execute", select(3, os.execute("exit 5")), 5)
is("signal", select(2, os.execute("kill -9 $$")), "signal")

-- time
is("date", os.date("!%Y-%m-%d %H:%M:%S %a %b %j", 86400 * 365), "1971-01-01 00:00:00 Fri Jan 001")
is("time", os.time({ year = 2026, month = 2, day = 30, hour = 12 }), os.time({ year = 2026, month = 3, day = 2, hour = 12 }))
is("getenv", os.getenv("PATH") ~= nil, true)
is("locale", os.setlocale("C"), "C")
is("clock", os.clock() >= 0, true)

-- errors unwind through setjmp, deep recursion is caught, memory comes back
is("pcall", select(2, pcall(error, "boom")), "boom")
is("overflow", pcall(function() local function f() return 1 + f() end return f() end), false)
is("c stack", pcall(string.rep, "x", 1 << 40), false)
is("coroutines", (function() local n = 0 for i in coroutine.wrap(function() for i = 1, 1000 do coroutine.yield(i) end end)
	do n = n + i end return n end)(), 500500)
for _ = 1, 20 do
	local t = {}
	for i = 1, 20000 do t[i] = { tostring(i), i } end
end
collectgarbage()
is("memory", collectgarbage("count") < 8192 or collectgarbage("count"), true)

os.exit(failed == 0, true)
