//! A workshop: what is agreed, names, teams at one screen, result codes and the board.

mod setup;
mod stage;
