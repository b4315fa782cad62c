extension Stylesheet {
    /// The lane: read from two metres in four seconds, by day and by night.
    static let lane = """
        .lane-page .bar,.lane-page main,.lane-page .sections ul{max-width:none}
        .lane-page main{display:flex;flex-direction:column;padding-top:1rem;padding-bottom:1rem}
        .scan{display:flex;flex-wrap:wrap;align-items:flex-end;gap:.5rem 1.5rem;margin-bottom:1rem}
        .scan form{flex:1;min-width:min(100%,24rem);margin:0}
        .scan .search input{font-size:1.375rem;min-height:3rem;font-weight:600;letter-spacing:.02em}
        .scan .search .box{max-width:none}
        .lane-state{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;margin:1rem 0 0;max-width:none}
        .board{flex:1;display:grid;grid-template-columns:repeat(2,minmax(0,1fr));grid-template-areas:"verdict verdict"
        "next why" "facts facts";gap:1rem 2rem;align-content:start;font-size:1.25rem}
        .verdict{grid-area:verdict;min-height:34vh;display:flex;align-items:center;justify-content:center;gap:clamp(1rem,4vw,4rem);
        padding:1rem clamp(1rem,4vw,3rem);border-radius:4px}
        .verdict.green{background:var(--green);color:var(--on-green)}
        .verdict.blue{background:var(--blue);color:var(--on-blue)}
        .verdict.yellow{background:var(--yellow);color:var(--on-yellow)}
        .verdict.red{background:var(--red);color:var(--on-red)}
        .verdict.plain{background:var(--wash);color:var(--ink);border:2px solid var(--quiet)}
        .verdict .shape{width:clamp(5rem,24vh,14rem);height:clamp(5rem,24vh,14rem)}
        .verdict p{margin:0;max-width:none}
        .verdict .word{font-size:clamp(2.75rem,9.5vw,8.5rem);font-weight:800;line-height:1;letter-spacing:-.01em}
        .verdict .line{font-size:clamp(1.125rem,2.2vw,1.75rem);margin-top:.5rem}
        .board h2{font-size:1rem;color:var(--quiet);font-weight:600;margin-bottom:.25rem}
        .board .next{grid-area:next}
        .board .next>p{font-size:1.625rem;font-weight:700;line-height:1.3;margin-bottom:.75rem}
        .board .why{grid-area:why}
        .board.alone{grid-template-areas:"verdict verdict" "next next" "facts facts"}
        .board .why ol{margin:0;padding-left:1.5rem}
        .board .why li{margin-bottom:.25rem}
        .facts{grid-area:facts;display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1rem 2rem;margin:0;
        border-top:1px solid var(--line);padding-top:1rem}
        .facts dt{font-size:1rem;color:var(--quiet);font-weight:600}
        .facts dd{margin:0;font-weight:600}
        .facts code.id{font-size:.8em;white-space:normal}
        .facts dd p{margin:0;font-weight:400;font-size:1rem}
        @media (max-width:40rem){
        .board,.board.alone{grid-template-columns:minmax(0,1fr);grid-template-areas:"verdict" "next" "why" "facts";
        font-size:1.125rem}
        .board.alone{grid-template-areas:"verdict" "next" "facts"}
        .board .next>p{font-size:1.375rem}
        .verdict .shape{width:5rem;height:5rem}
        }

        """
}
