//! The settings: language, feedback, presentation, colours, motion.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::ByPtr;
use super::clicks::Do;
use super::context::Env;
use super::dialog::sheet;
use super::start_round::speak;
use super::table::{Change, Dialog, Table};
use game::Phase;
use i18n::{Key, LANGUAGES, Locale};

/// A setting: its name, its label, and its values with their labels.
type Choice = (&'static str, Key, &'static [(&'static str, Key)]);

const CHOICES: [Choice; 4] = [
    (
        "feedback",
        Key::SettingsFeedback,
        &[("immediate", Key::SettingsFeedbackImmediate), ("end", Key::SettingsFeedbackEnd)],
    ),
    (
        "presentation",
        Key::SettingsPresentation,
        &[("deal", Key::SettingsPresentationDeal), ("spread", Key::SettingsPresentationSpread)],
    ),
    (
        "theme",
        Key::SettingsTheme,
        &[
            ("auto", Key::SettingsThemeAuto),
            ("light", Key::SettingsThemeLight),
            ("dark", Key::SettingsThemeDark),
            ("contrast", Key::SettingsThemeContrast),
        ],
    ),
    (
        "motion",
        Key::SettingsMotion,
        &[("auto", Key::SettingsMotionAuto), ("less", Key::SettingsMotionLess)],
    ),
];

/// Each language by its own name, so that everybody finds theirs.
const LANGUAGE_NAMES: [&str; 3] = ["English", "Español", "Português (Brasil)"];

#[inline(never)]
pub(super) fn settings_panel(env: &Env, table: &ByPtr<Table>) -> Html {
    let (locale, settings) = (&table.locale, table.settings);
    let later = table.round.rules() != settings.rules();
    // One handler for all: the control says by its name what it sets.
    let changed = {
        let (env, table) = (env.clone(), table.clone());
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                set(&env, &table, &select.name(), &select.value());
            }
        })
    };
    let value = |name| match name {
        "feedback" => settings.feedback.word(),
        "presentation" => settings.presentation.word(),
        "theme" => settings.theme.word(),
        _ => settings.motion.word(),
    };
    let inside = html! {
        <>
            <div class="choices" onchange={changed}>
                { choice(locale, "lang", Key::SettingsLang, html! {
                    { for LANGUAGES.iter().zip(LANGUAGE_NAMES).map(|(lang, name)| html! {
                        <option value={*lang} lang={*lang} selected={**locale.lang() == **lang}>
                            { name }
                        </option>
                    }) }
                }) }
                { for CHOICES.iter().map(|(name, label, values)| choice(locale, name, *label, html! {
                    { for values.iter().map(|(word, label)| html! {
                        <option value={*word} selected={value(*name) == *word}>
                            { locale.text(*label) }
                        </option>
                    }) }
                })) }
            </div>
            if later { <p class="small" data-later="">{ locale.text(Key::SettingsLater) }</p> }
            <div class="actions">
                <button data-restart="" data-do={Do::Restart.word()}>
                    { locale.text(Key::SettingsRestart) }
                </button>
                if table.round.phase() == Phase::Playing {
                    <button data-finish="" data-do={Do::Finish.word()}>
                        { locale.text(Key::SettingsFinish) }
                    </button>
                }
            </div>
            <p class="small">{ locale.text(Key::GameDisclaimer) }</p>
        </>
    };
    sheet(env, locale, Key::SettingsTitle, "settings", inside)
}

#[inline(never)]
fn choice(locale: &Locale, name: &'static str, label: Key, options: Html) -> Html {
    html! {
        <label key={name}>
            <span>{ locale.text(label) }</span>
            <select name={name}>{ options }</select>
        </label>
    }
}

fn set(env: &Env, table: &ByPtr<Table>, name: &str, word: &str) {
    if name == "lang" {
        speak(env, table, word);
        return;
    }
    let mut settings = table.settings;
    settings.set(name, word);
    env.change(Change::Set(settings));
    let round = &table.round;
    // Before the first card nothing is lost, so the round takes the rules at once.
    if round.log().is_empty() && settings.rules() != round.rules() {
        let selection = round.selection().clone();
        env.change(Change::Restart(selection, round.seed(), env.outside.now()));
        env.change(Change::Show(Some(Dialog::Settings)));
    }
}
