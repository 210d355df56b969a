// hello: a Go program: its own runtime, no libc; arguments, goroutines, a recovered nil
// dereference (a SIGSEGV handled by the runtime), a garbage collection, exit status 3.
package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
)

func recovered() (what interface{}) {
	defer func() { what = recover() }()
	var p *int
	return *p
}

func main() {
	fmt.Println(os.Args)
	var wait sync.WaitGroup
	sums := make([]int, 8)
	for i := range sums {
		wait.Add(1)
		go func(i int) {
			defer wait.Done()
			for x := 0; x < 100000; x++ {
				sums[i] += x * i
			}
		}(i)
	}
	wait.Wait()
	runtime.GC()
	fmt.Println(sums, recovered() != nil, os.Getpagesize())
	os.Exit(3)
}
