import Country
import Customs
import Database
import Programme

extension Command {
    // For demonstrations and the browser tests: a visit without the case that it would come from.

    static let visitSample = Command(
        name: "visit-sample", summary: "Plan made-up validation visits for two validators, without a case.",
        details: """
            For demonstrations and tests: nothing else of the programme is made. Prints the numbers of the visits, one a
            line. The validators' accounts are made with account add.
            """,
        options: houseOptions + [
            Option("lead", .text("LOGIN"), help: "the account of the lead validator"),
            Option("second", .text("LOGIN"), help: "the account of the second validator"),
            Option("count", .number(1...100), help: "how many visits", standard: "1"),
            Option("checks", .number(1...60), help: "questions of each visit", standard: "6"),
        ],
        run: { arguments in
            guard let lead = arguments.text("lead"), let second = arguments.text("second") else {
                throw Failure("name --lead and --second")
            }
            let house = try await House.open(try House.Settings(arguments))
            let now = house.time.now()
            let today = house.country.zone.day(of: now)
            let checks = VisitSample.checks(arguments.number("checks", standard: 6))
            let plans = (1...arguments.number("count", standard: 1)).map { number in
                VisitPlan(
                    caseID: CaseID(serial: 900_000 + Int64(number)), operatorID: OperatorID(serial: Int64(number)),
                    operatorName: "Autopartes del Norte SA de CV", site: SiteID(serial: Int64(number)),
                    siteName: "Planta Juárez \(number)",
                    address: "Av. de las Industrias \(1200 + number), Ciudad Juárez, Chihuahua", cause: "risk",
                    day: today.advanced(by: 1 + number / 3), lead: lead, second: second,
                    questionnaire: "MX-OEA-E3/2023",
                    checks: checks)
            }
            do {
                let visits = house.programme.visits
                let planned = try await house.database.write { (tx) throws in
                    try visits.plan(plans, by: "console", at: now, in: tx)
                }
                for visit in planned { Output.line(visit.visit.text) }
            } catch let error as VisitError {
                await house.close()
                throw Failure(error.message)
            }
            await house.close()
        })
}

/// Questions in the manner of the Mexican profile's standards 2, 5 and 7.
enum VisitSample {
    static func checks(_ count: Int) -> [PlannedCheck] {
        (0..<count).map { number in
            let text = texts[number % texts.count]
            return PlannedCheck(
                question: "\(2 + number / texts.count).\(number % texts.count + 1)",
                obligation: number % 3 == 1 ? .should : .must, text: ["es": text.0, "en": text.1], answer: text.2)
        }
    }

    private static let texts = [
        (
            "¿La barda perimetral rodea todo el terreno y se revisa?",
            "Does the perimeter fence enclose the whole site, and is it inspected?",
            "Malla de 2.4 m con concertina. Se revisa cada semana y se anota en la bitácora."
        ),
        (
            "¿El alumbrado cubre accesos, patios y estacionamientos?",
            "Does the lighting cover entrances, yards and car parks?", "Sí, con sensores y planta de emergencia."
        ),
        (
            "¿Los sellos de alta seguridad se guardan bajo llave y se registran?",
            "Are high-security seals kept under lock and recorded?", "Caja fuerte en vigilancia; libro foliado."
        ),
        (
            "¿Se inspeccionan los remolques en los puntos que pide el perfil?",
            "Are trailers inspected at the points that the profile asks for?", "Formato de 17 puntos en cada despacho."
        ),
        (
            "¿Las visitas se identifican, se registran y van acompañadas?",
            "Are visitors identified, recorded and accompanied?", ""
        ),
        (
            "¿El video se conserva los días que pide el procedimiento?",
            "Is video kept for as many days as the procedure asks?", "Noventa días, en servidor propio."
        ),
    ]
}
