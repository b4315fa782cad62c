extension Stylesheet {
    /// Fields, buttons, errors. Targets are at least 44 px high on a phone, 36 px with a mouse.
    static let forms = """
        .field{border:0;padding:0;margin:0 0 1.5rem;min-width:0}
        .field label,.field legend{font-weight:600;display:block;padding:0;margin-bottom:.25rem}
        .field legend .quiet,.field label .quiet{font-weight:400}
        .hint{color:var(--quiet);margin:0 0 .5rem}
        input,select,textarea{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--quiet);
        border-radius:4px;padding:.5rem .75rem;max-width:100%;min-height:2.75rem}
        textarea{display:block;width:100%;line-height:1.4}
        .wide{width:100%;max-width:42rem}select.wide{width:auto;min-width:min(12rem,100%);max-width:100%}textarea.wide{max-width:none}.w6{width:8ch}.w12{width:16ch}.w24{width:28ch}.w36{width:42ch}
        .w6,.w12,.w24,.w36{min-width:0}
        input[type=date]{width:auto}
        input[type=file]{padding:.5rem;width:100%}
        input::file-selector-button{font:inherit;color:var(--ink);background:var(--wash);border:1px solid var(--quiet);
        border-radius:4px;padding:.125rem .75rem;margin-right:.75rem;cursor:pointer}
        .wrong{border-left:4px solid var(--red);padding-left:1rem}
        .wrong input,.wrong select,.wrong textarea{border:2px solid var(--red)}
        .field-error{color:var(--red);font-weight:600;margin:0 0 .5rem;display:flex;gap:.5rem;align-items:baseline}
        .error-summary{border:2px solid var(--red);border-radius:4px;padding:1rem 1.25rem;margin-bottom:1.5rem}
        .error-summary h2{display:flex;align-items:center;gap:.5rem;margin-bottom:.5rem}
        .error-summary h2 .shape{color:var(--red)}
        .error-summary ul{margin:0;padding-left:1.25rem}
        .error-summary a{color:var(--red);font-weight:600;display:inline-block;padding:.125rem 0}
        .choice{display:grid;grid-template-columns:1.5rem 1fr;column-gap:.75rem;align-items:center;padding:.375rem 0}
        .choice input{width:1.5rem;height:1.5rem;min-height:0;margin:0;accent-color:var(--lead)}
        .choice label{font-weight:400;margin:0;padding:.25rem 0}
        .choice .hint{grid-column:2;margin:0}
        .fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(12rem,1fr));gap:0 1.5rem;align-items:end}
        .fields input,.fields select{width:100%}
        .group{border:0;border-top:1px solid var(--line);padding:.75rem 0 0;margin:0 0 .5rem;min-width:0}
        .group>legend{font-weight:700;padding:0 .75rem 0 0}
        .inline{display:flex;flex-wrap:wrap;align-items:flex-end;gap:.75rem;margin-bottom:.75rem}
        .inline .field{margin:0;min-width:0}
        .button{font:inherit;font-weight:600;display:inline-flex;align-items:center;justify-content:center;gap:.5rem;
        min-height:2.75rem;padding:.375rem 1.25rem;border:1px solid var(--quiet);border-radius:4px;
        background:var(--paper);color:var(--ink);text-decoration:none;cursor:pointer}
        .button:hover{background:var(--wash)}
        .button.main{background:var(--lead);border-color:var(--lead);color:var(--on-lead)}
        .button.main:hover{box-shadow:inset 0 0 0 99rem #0002}
        .button.warning{color:var(--red);border-color:var(--red)}
        .buttons{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center;margin:0 0 1rem}
        .buttons form{margin:0}
        kbd{border:1px solid currentColor;border-radius:4px;padding:0 .375rem;font-size:.8125em}
        .search label{font-weight:600;display:block;margin-bottom:.25rem}
        .search .box{display:flex;gap:.5rem;max-width:48rem}
        .search input{flex:1;min-width:0}
        form[role=search]{margin-bottom:1rem}
        @media (max-width:40rem){.buttons .button,.field+.button{width:100%}.inline .field+.button{width:auto}.buttons form{width:100%}}

        """
}
