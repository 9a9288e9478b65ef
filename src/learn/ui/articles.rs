//! The articles.

use yew::prelude::*;

use super::why::sources;
use learn::{Book, Says};

pub(super) fn articles(book: &Book) -> Html {
    html! {
        <section aria-labelledby="articles">
            <h2 id="articles" tabindex="-1">{ book.texts().text(Says::ArticlesTitle) }</h2>
            <div class="articles">
                { for book.parts().articles.iter().map(|article| html! {
                    <article key={&*article.id} aria-labelledby={format!("about-{}", article.id)}>
                        <h3 id={format!("about-{}", article.id)}>{ article.title.clone() }</h3>
                        { for article.body.iter().map(|text| html! { <p>{ text.clone() }</p> }) }
                        <div class="small">
                            { book.texts().text(Says::FloorSources) }
                            { sources(book, &article.sources) }
                        </div>
                    </article>
                }) }
            </div>
        </section>
    }
}
