extension Stylesheet {
    /// Drawings: colours by class, since the page's policy allows no style in the markup.
    static let charts = """
        .chart{margin:0 0 1.5rem}
        .chart figcaption{margin-bottom:.75rem}
        .chart figcaption p{margin:0;color:var(--quiet)}
        .chart svg{display:block;width:100%;height:auto;max-width:60rem;font-size:12px;font-variant-numeric:tabular-nums}
        .chart svg text{fill:var(--ink)}
        .chart svg .axis text,.chart svg text.axis{fill:var(--quiet)}
        .chart svg .grid{stroke:var(--line);stroke-width:1}
        .chart svg .base{stroke:var(--quiet);stroke-width:1}
        .chart svg .bar-lead{fill:var(--lead)}
        .chart svg .green{fill:var(--green)}.chart svg .blue{fill:var(--blue)}.chart svg .red{fill:var(--red)}
        .chart svg .yellow{fill:var(--yellow);stroke:var(--yellow-mark);stroke-width:1}
        .chart svg .plain{fill:var(--quiet)}
        .chart .line{fill:none;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
        .chart .line.s1{stroke:var(--lead)}.chart .line.s2{stroke:var(--quiet);stroke-dasharray:6 5}
        .chart .line.s3{stroke:var(--blue);stroke-dasharray:2 5}.chart .line.s4{stroke:var(--red);stroke-dasharray:10 4 2 4}
        .chart .dot.s1{fill:var(--lead)}.chart .dot.s2{fill:var(--quiet)}.chart .dot.s3{fill:var(--blue)}
        .chart .dot.s4{fill:var(--red)}
        .legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:0 0 .5rem;font-size:.9375rem}
        .legend li{display:inline-flex;align-items:center;gap:.5rem}
        .legend svg{width:2.25rem;height:.75rem}
        .legend .shape{width:.8rem;height:.8rem}
        .legend .line{fill:none;stroke-width:2.5}
        .bars .green{fill:var(--green)}.bars .blue{fill:var(--blue)}.bars .red{fill:var(--red)}
        .bars .yellow{fill:var(--yellow-mark)}.bars .plain{fill:var(--quiet)}.bars .bar-lead{fill:var(--lead)}
        .bar-line{display:block;width:100%;min-width:6rem;height:1.25rem;background:var(--wash)}
        .bars th:last-child,.bars td:last-child{width:45%;padding-left:.75rem}
        .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:1rem 2.5rem}
        @media (max-width:40rem){
        .chart svg[role=img]{font-size:16px}
        .bars tr{display:grid;grid-template-columns:1fr 6rem 4.5rem}
        .bars th,.bars td{border:0;padding:.25rem 0}
        .bars td:last-child,.bars th:last-child{grid-column:1/-1;width:auto;padding:0 0 .5rem}
        .bars tr{border-bottom:1px solid var(--line)}
        .bars thead th:last-child{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .bars .bar-line{height:.75rem}
        }

        """
}
