//! The words that tell what clauses are to acts, asked by class; act-words.tsv explains the classes.

word_classes! {
    /// A class of words that tell what the clauses of an order are to its acts.
    ActWord of "act-words.tsv":
    Already "already",
    AsWhat "as-what",
    Brings "brings",
    Calendar "calendar",
    Changes "changes",
    Compares "compares",
    Degree "degree",
    Grants "grants",
    KeptWithin "kept-within",
    Latest "latest",
    NextDay "next-day",
    NounEnd "noun-end",
    Past "past",
    Predicates "predicates",
    Present "present",
    Specially "specially",
    Summons "summons",
    TermName "term-name",
    Turns "turns",
    Whether "whether",
}
