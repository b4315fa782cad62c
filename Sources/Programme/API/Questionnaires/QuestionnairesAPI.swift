import HTTP

/// The API of questionnaires.
struct QuestionnairesAPI: Sendable {
    let site: ProgrammeSite

    var endpoints: [Endpoint] { [] }
}
