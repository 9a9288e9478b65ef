use browser::{Browser, Result, Setup};
use crate::play::{Play};
browser::behaviours!(firefox, Firefox: chip, spread);
const LOG: &str = "window.__l=[]; for (const n of ['pointerdown','pointermove','pointerup','pointercancel','lostpointercapture','gotpointercapture','click','scroll','resize','blur','dragstart','touchstart','contextmenu']) addEventListener(n, e=>window.__l.push([n, e.composedPath()[0].className||'w', Math.round(e.clientX||0), Math.round(e.clientY||0), 'b'+e.buttons, Math.round(e.timeStamp), !!root.querySelector('[data-lifted]')].join(' ')), true)";
async fn chip(b: Browser) -> Result<()> {
    let mut play = Play::open(b, Setup::desktop(), "feedback=end").await?;
    play.run_in_root(LOG, vec![]).await?;
    let r = crate::taps::inner(&mut play).await;
    eprintln!("{b} {:#} {r:?}", play.run("return window.__l", vec![]).await?);
    play.shot(std::path::Path::new("/tmp/chip-ff.png")).await?;
    Ok(())
}
async fn spread(b: Browser) -> Result<()> {
    let mut play = Play::open(b, Setup::phone(), "presentation=spread").await?;
    play.run_in_root(LOG, vec![]).await?;
    let r = crate::taps::inner2(&mut play).await;
    eprintln!("{b} {:#} {r:?}", play.run("return window.__l", vec![]).await?);
    play.shot(std::path::Path::new("/tmp/spread-ff.png")).await?;
    Ok(())
}
