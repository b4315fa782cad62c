extension Stylesheet {
    /// Task lists, changed texts, words as people typed them.
    static let tasks = """
        .tasks{list-style:none;margin:0 0 1.5rem;padding:0;border-top:1px solid var(--line)}
        main .tasks>li{display:flex;justify-content:space-between;align-items:baseline;gap:.5rem 1.5rem;padding:.5rem 0;
        border-bottom:1px solid var(--line);max-width:none}
        .tasks a{display:inline-block;padding:.125rem 0}
        .tasks .hint{margin:0;font-size:.9375rem}
        .tasks .status{flex:none;text-align:right}
        .changed,.typed{white-space:pre-wrap;overflow-wrap:anywhere;max-width:70ch}
        .changed del{background:var(--red-tag);color:var(--on-red-tag);padding:0 .125rem}
        .changed ins{background:var(--green-tag);color:var(--on-green-tag);padding:0 .125rem}
        .beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:1.5rem;margin-bottom:1.5rem}
        .beside>section{border:1px solid var(--line);border-radius:4px;padding:1rem;margin:0;min-width:0}

        """
}
