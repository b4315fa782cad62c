extension Stylesheet {
    /// Tags, notices, filters, figures and other small things.
    static let components = """
        .tag{display:inline-flex;align-items:center;gap:.375rem;font-weight:600;font-size:.875rem;line-height:1.4;
        padding:.0625rem .5rem;border-radius:4px;white-space:nowrap}
        .tag.green{background:var(--green-tag);color:var(--on-green-tag)}
        .tag.blue{background:var(--blue-tag);color:var(--on-blue-tag)}
        .tag.yellow{background:var(--yellow-tag);color:var(--on-yellow-tag)}
        .tag.red{background:var(--red-tag);color:var(--on-red-tag)}
        .tag.plain{background:var(--wash);color:var(--ink);box-shadow:inset 0 0 0 1px var(--line)}
        .notice{display:flex;gap:.75rem;border-left:4px solid var(--quiet);background:var(--wash);padding:.75rem 1rem;
        margin-bottom:1.5rem;border-radius:0 4px 4px 0}
        .notice>.shape{margin-top:.35em;color:var(--quiet)}
        .notice.green,.notice.green>.shape{border-color:var(--green);color:var(--green)}
        .notice.blue,.notice.blue>.shape{border-color:var(--blue);color:var(--blue)}
        .notice.yellow,.notice.yellow>.shape{border-color:var(--yellow-mark);color:var(--yellow-mark)}
        .notice.red,.notice.red>.shape{border-color:var(--red);color:var(--red)}
        .notice>div{color:var(--ink);min-width:0}
        .notice :last-child{margin-bottom:0}
        .notice li a{display:inline-block;padding:.25rem 0}
        .notice .title,.empty .title{font-weight:600;margin-bottom:.25rem}
        .empty{border:1px dashed var(--quiet);border-radius:4px;padding:2rem;margin-bottom:1.5rem}
        .empty :last-child{margin-bottom:0}
        .filters{margin-bottom:1rem}
        .filter{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem .75rem;margin-bottom:.25rem}
        .filter .label{font-weight:600;min-width:5rem}
        .filter ul{display:flex;flex-wrap:wrap;gap:.25rem .5rem;list-style:none;margin:0;padding:0}
        .filter a{display:inline-flex;align-items:center;gap:.375rem;padding:.125rem .5rem;border-radius:4px;
        text-decoration:none;min-height:1.75rem;border:1px solid transparent}
        .filter a:hover{text-decoration:underline}
        .filter [aria-current]{border-color:var(--lead);background:var(--wash);font-weight:600}
        .filter .tint{display:inline-flex}
        .filter .count{color:var(--quiet);font-weight:400;font-variant-numeric:tabular-nums}
        .clear{display:inline-block;padding:.25rem 0}
        .pages{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1.25rem;margin:.75rem 0 1.5rem}
        .pages a{padding:.25rem 0;font-weight:600}
        .summary{margin:0 0 1.5rem}
        .summary>div{display:grid;grid-template-columns:minmax(8rem,13rem) 1fr auto;gap:.25rem 1rem;padding:.5rem 0;
        border-bottom:1px solid var(--line)}
        .summary dt{font-weight:600}
        .summary dd{margin:0;min-width:0}
        aside .summary>div{grid-template-columns:1fr}
        aside .summary{font-size:.9375rem}
        code.id,th.id,td.id{white-space:nowrap;font-variant-numeric:tabular-nums}
        code.id span::after{content:" "}
        h1 code.id{white-space:normal}
        .hash{display:inline-flex;align-items:baseline;gap:.5rem;max-width:100%}
        .hash .rest{display:none}
        .copy{font:inherit;font-size:.875rem;background:none;border:1px solid var(--line);border-radius:4px;
        color:var(--lead);padding:0 .5rem;min-height:1.5rem;cursor:pointer}
        pre.code{background:var(--wash);border:1px solid var(--line);border-radius:4px;padding:.75rem 1rem;margin:0 0 1rem;
        overflow:auto;max-height:32rem;line-height:1.45;font-size:.875rem}
        pre.code code{font-size:inherit}
        pre mark{background:var(--yellow);color:var(--on-yellow)}
        details{margin-bottom:1rem}
        summary{cursor:pointer;color:var(--lead);padding:.25rem 0;font-weight:600;width:fit-content}
        .inside{border-left:4px solid var(--line);padding:.25rem 0 .25rem 1rem;margin-top:.25rem}
        .inside>:last-child{margin-bottom:0}
        .figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr));gap:1rem;margin-bottom:1.5rem}
        .figure{border:1px solid var(--line);border-radius:4px;padding:1rem}
        .figure h3{font-weight:600;margin:0}
        .figure .answer{margin:.25rem 0 0}
        .figure .value{font-size:2.25rem;font-weight:700;line-height:1.2;font-variant-numeric:tabular-nums}
        .figure .value.none{font-size:1.25rem;color:var(--quiet);font-weight:400}
        .figure .unit{font-size:1rem}
        .figure .about{font-size:.875rem;margin:0}
        .figure details{margin:.5rem 0 0;font-size:.9375rem}
        .links a{display:inline-block;padding:.1875rem 0;min-width:1.5rem}
        @media (max-width:40rem){
        .tag{white-space:normal}
        .summary>div{grid-template-columns:1fr auto}.summary dd{grid-column:1}
        .summary dd.change{grid-column:2;grid-row:1}
        .filter .label{width:100%}
        .filter a{min-height:2.25rem}
        .pages{justify-content:space-between}
        .pages .quiet{width:100%}
        }

        """
}
