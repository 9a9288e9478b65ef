//! A workshop: what is agreed, names, teams at one screen, result codes and the board.

mod board;
mod chat;
mod code;
mod export;
mod forge;
mod play;
mod rounds;
mod setup;
mod stage;
