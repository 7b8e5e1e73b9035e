//! Any text after `#` is read; what was understood is written so that it reads the same.

#![no_main]

use dramatis::view::address::Address;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (address, _) = Address::read(text);
    let written = address.to_string();
    let (again, strange) = Address::read(&written);
    assert_eq!(again, address, "{written}");
    assert!(strange.is_empty(), "{strange:?} in {written}");
});
