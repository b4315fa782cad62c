/// What the visits' pages need beside the house's stylesheet; its tokens are used throughout.
enum VisitsStyle {
    static let text = """
        .month{width:100%;border-collapse:collapse;table-layout:fixed;margin-bottom:1.5rem}
        .month th{font-size:.875rem;color:var(--quiet);text-align:left;padding:.25rem .5rem;font-weight:600}
        .month td{border:1px solid var(--line);vertical-align:top;height:5.5rem;padding:.25rem .5rem;font-size:.875rem}
        .month .out{background:var(--wash);color:var(--quiet)}
        .month .today{box-shadow:inset 0 0 0 2px var(--lead)}
        .month .number{font-variant-numeric:tabular-nums;color:var(--quiet);display:block;text-align:left}
        .month ul{list-style:none;margin:0;padding:0}
        .month li a{display:block;padding:.25rem 0;line-height:1.3;min-height:1.5rem}
        @media (max-width:40rem){.month{display:none}}
        .phone h1{margin-bottom:.25rem}
        .phone{max-width:42rem}
        .phone .about{margin-bottom:.75rem}
        .phone-line{position:sticky;top:0;z-index:1;background:var(--paper);border-bottom:1px solid var(--line);
        padding:.5rem 0;margin:0;min-height:2.75rem;display:flex;justify-content:space-between;gap:.75rem;align-items:center;
        font-weight:600}
        .phone-bar{padding:.5rem 0;margin-bottom:.5rem;display:grid;grid-template-columns:1fr auto;gap:.25rem .75rem;
        align-items:center}
        .phone-bar p{margin:0;font-size:.9375rem}
        .phone-bar .wide{grid-column:1/-1}
        .phone .settle{margin-bottom:1rem}
        .phone .check{scroll-margin-top:3.25rem;border-top:1px solid var(--line);padding-top:1rem;margin-bottom:2rem}
        .phone .check h2{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin-bottom:.5rem}
        .phone .check h2:focus{outline:0}
        .phone .ask{font-size:1.125rem;margin-bottom:.75rem}
        .phone .told{background:var(--wash);border-radius:4px;padding:.75rem 1rem;margin-bottom:1rem}
        .phone .told h3,.phone .now h3{font-size:.9375rem;color:var(--quiet)}
        .phone .told :last-child{margin-bottom:0}
        .phone .stands{list-style:none;padding:0;margin:0 0 1rem}
        .phone .stands li{border-left:4px solid var(--line);padding:.25rem 0 .25rem .75rem;margin-bottom:.5rem}
        .phone .stands .refused{border-color:var(--red)}
        .phone .stands p{margin:.25rem 0 0}
        .phone .answers{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.5rem;border:0;padding:0;margin:0 0 1rem}
        .phone .answers legend{font-weight:600;padding:0;margin-bottom:.25rem}
        .phone .answers label{display:flex;align-items:center;gap:.75rem;min-height:3.25rem;border:1px solid var(--quiet);
        border-radius:4px;padding:.5rem .75rem;font-weight:600;cursor:pointer}
        .phone .answers input{width:1.5rem;height:1.5rem;min-height:0;margin:0;flex:none;accent-color:var(--lead)}
        .phone .answers label:has(:checked){border-color:var(--lead);box-shadow:inset 0 0 0 2px var(--lead);background:var(--wash)}
        .phone .field{margin-bottom:1rem}
        .phone select,.phone input[type=file]{width:100%;max-width:none;min-height:3rem}
        .phone summary{padding:.625rem 0;width:auto}
        .phone .button{min-height:3rem}
        .phone .save{width:100%;font-size:1.125rem;min-height:3.5rem}
        .phone .pictures{list-style:none;padding:0;margin:.5rem 0 0}
        .phone .pictures li{display:flex;align-items:center;gap:.75rem;padding:.25rem 0}
        .phone .pictures canvas{width:44px;height:44px;border-radius:4px;border:1px solid var(--line)}
        .phone .pictures .button{margin-left:auto;min-height:2.75rem}
        .phone .tick{display:flex;align-items:center;gap:.75rem;min-height:2.75rem;font-weight:400}
        .phone .tick input{width:1.5rem;height:1.5rem;min-height:0;margin:0;flex:none;accent-color:var(--lead)}
        .phone .problems{border:2px solid var(--red);border-radius:4px;padding:.75rem 1rem;margin-bottom:1rem}
        .phone .problems p{margin:0;color:var(--red);font-weight:600}
        .phone-steps{display:grid;grid-template-columns:1fr auto 1fr;gap:.75rem;align-items:center;margin-bottom:1rem}
        .phone-steps .button{width:100%}
        .phone-steps p{margin:0}
        .phone-list ol{list-style:none;padding:0;margin:0}
        .phone-list li a{display:flex;justify-content:space-between;gap:.75rem;align-items:center;min-height:2.75rem;
        border-bottom:1px solid var(--line);text-decoration:none;padding:.25rem 0}
        .phone progress{width:100%;height:.75rem;accent-color:var(--lead);margin-bottom:.75rem}
        .phone [hidden]{display:none}
        .check-photos{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;padding:0;margin:.25rem 0}
        .check-photos img{width:96px;height:72px;object-fit:cover;border:1px solid var(--line);border-radius:4px;display:block}
        .check-photos a{display:block;min-width:44px;min-height:44px}
        .site-plan{border:1px solid var(--line);border-radius:4px;padding:1rem;margin:0 0 1rem;min-width:0}
        .site-plan>legend{font-weight:700;padding:0 .5rem}

        """
}
