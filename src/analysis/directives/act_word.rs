//! The words that tell what clauses are to acts, asked by class; act-words.tsv explains the classes.

word_classes! {
    /// A class of words that tell what the clauses of an order are to its acts.
    ActWord of "act-words.tsv":
    Already "already",
    Anew "anew",
    AsWhat "as-what",
    Bound "bound",
    Brings "brings",
    Calendar "calendar",
    Changes "changes",
    Compares "compares",
    Degree "degree",
    Event "event",
    Exceeds "exceeds",
    Grants "grants",
    KeptWithin "kept-within",
    Latest "latest",
    Least "least",
    Limit "limit",
    NextDay "next-day",
    NounEnd "noun-end",
    OfKind "of-kind",
    Past "past",
    Predicates "predicates",
    Present "present",
    SoFar "so-far",
    Specially "specially",
    Summons "summons",
    TermName "term-name",
    Turns "turns",
    Whether "whether",
}
