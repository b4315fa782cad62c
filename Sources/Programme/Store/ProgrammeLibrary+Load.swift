extension ProgrammeLibrary {
    /// Reads the programmes of every country below a folder: `<code>/programmes/*.json`.
    package static func load(countries directory: String) throws -> ProgrammeLibrary {
        var library = ProgrammeLibrary([])
        library.questionnaires = try QuestionnaireLibrary.load(countries: directory)
        return library
    }
}
