// hello: a Rust program: arguments, threads, a caught panic, the heap, exit status 3.
use std::collections::BTreeMap;
use std::thread;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    println!("args {:?}", args);
    println!("/proc/self/exe = {:?}", std::env::current_exe().unwrap());
    let all: Vec<_> = (0..4u64)
        .map(|i| thread::spawn(move || (0..10_000u64).map(|x| x * i).sum::<u64>()))
        .collect();
    for one in all {
        println!("{}", one.join().unwrap());
    }
    std::panic::set_hook(Box::new(|_| ()));
    println!("panic caught: {}", std::panic::catch_unwind(|| panic!("x")).is_err());
    let map: BTreeMap<u32, String> = (0..1000).map(|i| (i, i.to_string())).collect();
    println!("{}", map.len());
    std::process::exit(3);
}
