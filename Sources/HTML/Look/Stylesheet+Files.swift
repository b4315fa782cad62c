extension Stylesheet {
    /// A case: its timeline and what stands beside it.
    static let files = """
        .timeline{list-style:none;padding:0;margin:0 0 1rem}
        .timeline>li{display:grid;grid-template-columns:1.25rem minmax(0,1fr);gap:.75rem;padding-bottom:1rem;position:relative;
        max-width:none}
        .timeline>li>.tint{background:var(--paper);padding:.25rem 0;z-index:1;display:flex;justify-content:center;
        height:1.75rem;align-items:center;font-size:1.125rem}
        .timeline>li:not(:last-child)::before{content:"";position:absolute;left:.5625rem;top:1rem;bottom:-.75rem;width:2px;
        background:var(--line)}
        .timeline p{margin:0}
        .timeline .title{font-weight:600}
        .timeline .detail{margin-top:.25rem}
        .timeline .detail :last-child{margin-bottom:0}
        aside section{border-top:2px solid var(--quiet);padding-top:.75rem}
        aside h2{font-size:1.0625rem}
        .decision{border:1px solid var(--line);border-radius:4px;padding:1rem 1.25rem;margin-bottom:1.5rem}
        .decision.green{border-left:8px solid var(--green)}.decision.blue{border-left:8px solid var(--blue)}
        .decision.yellow{border-left:8px solid var(--yellow)}.decision.red{border-left:8px solid var(--red)}
        .decision .word{display:flex;align-items:center;gap:.625rem;font-size:1.5rem;font-weight:700;line-height:1.25;
        margin-bottom:.5rem}
        .decision.green .word .shape{color:var(--green)}.decision.blue .word .shape{color:var(--blue)}
        .decision.yellow .word .shape{color:var(--yellow-mark)}.decision.red .word .shape{color:var(--red)}
        .decision>:last-child{margin-bottom:0}
        .facts-line{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none;padding:0;margin:0 0 1.25rem}
        .facts-line li{max-width:none}
        .decision h3{margin-top:1rem}
        .steps{padding-left:1.5rem}
        .steps>li{margin-bottom:1rem;padding-left:.25rem;max-width:none}
        .steps>li::marker{font-weight:600;color:var(--quiet)}
        .steps p{margin-bottom:.5rem}
        .hit{border:1px solid var(--line);border-radius:4px;padding:.75rem 1rem;margin-bottom:.75rem}
        .hit p{margin:0 0 .25rem}
        .hit .title{font-weight:600}
        .hit .about{font-size:.9375rem}
        .about span+span::before{content:" · "}
        .values{margin:.5rem 0 0}
        .values>div{display:grid;grid-template-columns:minmax(8rem,14rem) minmax(0,1fr);gap:.25rem 1rem;padding:.125rem 0}
        .values dt{color:var(--quiet)}
        .values dd{margin:0}
        @media (max-width:40rem){.values>div{grid-template-columns:1fr;gap:0;padding:.25rem 0}}
        .path{overflow-wrap:anywhere}
        .line-number{display:inline-block;min-width:3rem;padding-right:1rem;text-align:right;color:var(--quiet);
        user-select:none}
        .gap{color:var(--quiet);padding-left:2rem}

        """
}
