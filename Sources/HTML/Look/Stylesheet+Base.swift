extension Stylesheet {
    /// Type, links, focus, motion. Spacing goes in steps of 4 px (0.25rem).
    static let base = """
        *,*::before,*::after{box-sizing:border-box}
        html{font:100%/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;
        -webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
        body{margin:0;background:var(--paper);color:var(--ink);min-height:100vh;display:flex;flex-direction:column}
        h1,h2,h3{line-height:1.25;margin:0;text-wrap:balance;overflow-wrap:break-word}
        h1{font-size:1.75rem;margin-bottom:1rem}
        h2{font-size:1.25rem;margin-bottom:.75rem}
        h3{font-size:1rem;margin-bottom:.25rem}
        p,ul,ol,dl{margin:0 0 1rem}
        p,li,dd{overflow-wrap:break-word}
        a{color:var(--lead);text-decoration-thickness:1px;text-underline-offset:.15em}
        a:hover{text-decoration-thickness:2px}
        :focus-visible{outline:3px solid var(--lead);outline-offset:2px;border-radius:4px}
        main:focus{outline:0}
        code,kbd,pre,.code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.9375em}
        .quiet{color:var(--quiet)}
        .hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        [hidden]{display:none}
        .shape{width:.85em;height:.85em;fill:currentColor;flex:none}
        .shape .ring{fill:none;stroke:currentColor;stroke-width:2}
        .tint.green{color:var(--green)}.tint.blue{color:var(--blue)}.tint.yellow{color:var(--yellow-mark)}
        .tint.red{color:var(--red)}.tint.plain{color:var(--quiet)}
        @media (prefers-reduced-motion:reduce){*,*::before,*::after{animation:none!important;transition:none!important;
        scroll-behavior:auto!important}}

        """
}
