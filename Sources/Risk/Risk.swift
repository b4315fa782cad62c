// The front door of `Risk`: whom to look at, decided by rules that can be proved.
//
// `CompiledRuleset(Ruleset(pack:))` once at start; `decide(_:as:context:ruleset:draws:)` per declaration; `replay(...)` for
// the auditor. Everything here is pure: time, look-ups and the secret of the draws come in as arguments, the decision and
// its record go out as values, and the same arguments give the same bytes. The files' form is in Docs/Profiles.md.
