//! `prerender START.pack SEED`: prints the table as a first visit begins it, as HTML. `cargo xtask assemble`
//! puts it into the site's page. It is a program of its own, so that no other task compiles Yew.

use std::process::ExitCode;
use std::rc::Rc;
use std::{env, fs};

use game::{MemoryStore, Millis, Store};
use site::StartPack;
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use whos_responsible::ui::table::Table;
use whos_responsible::ui::{
    ByPtr, Env, Game, GameProps, Loading, Opening, Outside, open_round, set_learn_page,
};
use yew::LocalServerRenderer;

/// Where Learn is, seen from the site's page.
const LEARN: &str = "learn.html";

/// A page where nothing is kept and nothing happens.
#[derive(Default)]
struct Nowhere(MemoryStore);

impl Outside for Nowhere {
    fn now(&self) -> Millis {
        0
    }
    fn seed(&self) -> u32 {
        0
    }
    fn store(&self) -> &dyn Store {
        &self.0
    }
    fn load(&self, pack: &str) -> Loading {
        let error = Err(format!("{pack} is no part of a first visit"));
        Box::pin(async move { error })
    }
    fn see(&self, _: &Env, _: &ByPtr<Table>) {}
    fn follow(&self) {}
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(html) => {
            println!("{html}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<String, String> {
    let [pack, seed] = arguments else {
        return Err(
            "prerender takes a start pack and a seed: prerender target/packs/en.pack 7".into()
        );
    };
    let text = fs::read_to_string(pack)
        .map_err(|error| format!("{pack} could not be read ({error}): run `cargo xtask pack`."))?;
    let seed =
        seed.parse().map_err(|_| format!("`{seed}` is no seed: it must be a whole number."))?;
    let start = StartPack::unpack(&text).map_err(|error| format!("{pack} is damaged: {error}"))?;
    let runtime = Builder::new_current_thread()
        .build()
        .map_err(|error| format!("Nothing could be rendered: {error}"))?;
    Ok(LocalSet::new().block_on(&runtime, render(start, seed)))
}

/// The table of a first visit that plays this seed.
async fn render(start: StartPack, seed: u32) -> String {
    set_learn_page(LEARN.to_owned(), false);
    let outside: Rc<dyn Outside> = Rc::new(Nowhere::default());
    let opening = Opening { seed: Some(seed), ..Opening::default() };
    let table = Rc::new(open_round(&outside, start, &opening).await);
    let props = GameProps { outside, table };
    LocalServerRenderer::<Game>::with_props(props).hydratable(false).render().await
}
