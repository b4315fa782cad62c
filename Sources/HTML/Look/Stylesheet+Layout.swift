extension Stylesheet {
    /// Header, navigation, the page's width, footer.
    static let layout = """
        .skip{position:absolute;left:1rem;top:-4rem;background:var(--lead);color:var(--on-lead);padding:.5rem 1rem;
        border-radius:4px;z-index:2}
        .skip:focus{top:.5rem}
        .bar,main,.sections ul{width:100%;max-width:76rem;margin:0 auto;padding:0 1.5rem}
        .top{border-bottom:1px solid var(--line)}
        .top .bar{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1.5rem;padding-top:.75rem;padding-bottom:.75rem}
        .product{display:inline-flex;align-items:center;gap:.5rem;font-size:1.25rem;font-weight:700;color:var(--ink);
        text-decoration:none;margin-right:auto;min-height:2rem}
        .product .mark{width:1.5rem;height:1.5rem;fill:var(--lead)}
        .languages ul{display:flex;gap:.75rem;list-style:none;margin:0;padding:0}
        .languages a,.languages span{display:inline-block;padding:.25rem 0}
        .languages [aria-current]{font-weight:600}
        .user{display:flex;align-items:center;gap:1rem}
        .user .name{font-weight:600}
        .user form{margin:0;white-space:nowrap}
        button.link{font:inherit;background:none;border:0;padding:.25rem 0;color:var(--lead);text-decoration:underline;
        text-decoration-thickness:1px;text-underline-offset:.15em;cursor:pointer}
        .sections ul{display:flex;flex-wrap:wrap;gap:0 1.5rem;list-style:none}
        .sections a{display:block;padding:.5rem 0;color:var(--ink);text-decoration:none;white-space:nowrap;
        border-bottom:3px solid transparent}
        .sections a:hover{border-color:var(--line)}
        .sections a:focus-visible{outline-offset:-3px}
        .sections [aria-current]{border-color:var(--lead);font-weight:600}
        main{flex:1;padding-top:1.5rem;padding-bottom:3rem}
        .reading main>*{max-width:42rem}
        main p,main li{max-width:70ch}
        main section{margin-bottom:2rem}main section section,.board section{margin-bottom:0}
        .lead{font-size:1.125rem}
        .title-row{display:flex;flex-wrap:wrap;align-items:flex-start;justify-content:space-between;gap:.5rem 1.5rem;
        margin-bottom:1rem}
        .title-row h1{margin:0}
        .title-row .buttons{margin:0}
        .crumbs ol{display:flex;flex-wrap:wrap;list-style:none;padding:0;margin:0 0 .75rem;font-size:.9375rem}
        .crumbs a{display:inline-block;padding:.125rem 0}
        .crumbs li+li::before{content:"›";color:var(--quiet);padding:0 .5rem}
        .phone-only{display:none}
        .columns{display:grid;grid-template-columns:minmax(0,1fr) 20rem;gap:2.5rem;align-items:start}
        .bottom{border-top:1px solid var(--line);font-size:.875rem;color:var(--quiet)}
        .bottom .bar{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;padding-top:.75rem;padding-bottom:.75rem}
        .bottom span:last-child{margin-left:auto}
        @media (max-width:60rem){.columns{grid-template-columns:minmax(0,1fr);gap:1rem}.phone-only{display:block}}
        @media (max-width:40rem){
        .bar,main,.sections ul{padding-left:1rem;padding-right:1rem}
        .sections ul{flex-wrap:wrap;gap:0 1.25rem;overflow:visible}
        .user{width:100%;justify-content:space-between}
        h1{font-size:1.5rem}
        main{padding-top:1rem}
        .bottom span:last-child{margin-left:0}
        }

        """
}
