//! What a language pack brings for the actors of an article.

/// Words and shapes of one language for actors.
#[derive(Debug)]
pub struct ActorPack {}
