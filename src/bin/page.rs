//! The page: draws itself, asks the worker.

fn main() {
    dramatis::ui::run();
}
