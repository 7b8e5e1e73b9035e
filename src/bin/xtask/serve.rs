//! `cargo xtask serve`: the page at an address of this machine.

use std::net::TcpListener;
use std::path::Path;

use crate::error::{Error, Result};
use crate::server::{self, Site};

/// Serves the folder until the program is stopped.
pub(crate) fn serve(dist: &Path, port: u16) -> Result<()> {
    let listener = listener(port)?;
    let address = listener.local_addr().map_err(|e| no_port(port, &e))?;
    if port != 0 && address.port() != port {
        println!("Port {port} is taken by another program; using {} instead", address.port());
    }
    println!("The page is at http://{address}/ (Ctrl-C stops it)");
    server::serve(Site::new(dist), &listener);
    Ok(())
}

fn listener(port: u16) -> Result<TcpListener> {
    server::listen(port).map_err(|e| no_port(port, &e))
}

fn no_port(port: u16, why: &std::io::Error) -> Error {
    Error::unexpected(
        format!("port {port}"),
        format!("neither it nor one of those after it is free ({why})"),
        "name another with --port",
    )
}
