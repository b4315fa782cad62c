import Customs
import GaritaTesting
import JSON
import Testing

@testable import Formats

@Suite("CSV with mappings")
struct CSVTests {
    private static func mapping(_ name: String) throws -> CSVMapping {
        try CSVMapping(parsing: try #require(RepositoryFile.bytes("Mappings/\(name).json")))
    }

    private static let head =
        "Declaration ID,Date,Office ID,Process Type,Import Type,Import Use,Payment Type,Mode of Transport,Declarant ID,"
        + "Importer ID,Seller ID,Courier ID,HS6 Code,Country of Departure,Country of Origin,Tax Rate,Tax Type,"
        + "Country of Origin Indicator,Net Mass,Item Price,Fraud,Critical Fraud"

    private func rows(_ text: String, _ name: String = "korea") throws -> [CSVRows.Row] {
        var rows = CSVRows(bytes: Array(text.utf8), mapping: try Self.mapping(name))
        var all: [CSVRows.Row] = []
        while let row = try rows.next() { all.append(row) }
        return all
    }

    @Test("a Korean line becomes a declaration of one item, its labels stay apart, and it comes back as it was")
    func korea() throws {
        let line =
            "10000001,2020-02-03,40,B,11,21,11,40,DEC0001,IMP0001,,CARR01,071080,CN,VN,27.0,A,E,1200.50,98500.0,1,2"
        let row = try #require(try rows(Self.head + "\r\n" + line + "\r\n").first)
        #expect(row.problems.isEmpty && row.line == 2)
        #expect(row.labels == ["Fraud": "1", "Critical Fraud": "2"])
        let declaration = try #require(row.declaration)
        #expect(declaration.reference == "10000001")
        #expect(declaration.acceptance?.description == "2020-02-02T15:00:00Z")
        #expect(declaration.borderTransport?.mode == .air)
        #expect(declaration.party(.importer)?.identifier == "IMP0001")
        #expect(declaration.party(.seller) == nil)
        #expect(declaration.party(.carrier)?.identifier == "CARR01")
        let item = try #require(declaration.items.first)
        #expect(item.commodity?.text == "071080" && item.origin?.text == "VN")
        #expect(item.customsValue?.description == "98500.0 KRW")
        #expect(item.netMass?.kilograms.description == "1200.50")
        #expect(item.taxes.first?.rate?.description == "27.0")
        #expect(!String(decoding: declaration.canonicalJSON(), as: UTF8.self).contains("raud"))
        let written = CSVWriting(mapping: try Self.mapping("korea")).row(declaration)
        #expect(String(decoding: written.bytes, as: UTF8.self) == line.dropLast(3) + ",\r\n")
    }

    @Test("columns of the DATE research are read, anonymised countries too")
    func date() throws {
        let text = """
            sgd.id,sgd.date,importer.id,declarant.id,country,office.id,tariff.code,quantity,gross.weight,fob.value,cif.value,total.taxes,illicit,revenue
            SGD1,13-01-02,IMP1,DEC1,CNTRY680,OFFICE60,702009900,3,2150,22447,24288.31,1500,0,0
            SGD2,2013-01-03,IMP2,DEC1,US,OFFICE60,8703241128,1,900,100.5,120,,1,37.5
            """
        let rows = try rows(text, "date")
        #expect(rows.flatMap(\.problems).isEmpty)
        #expect(rows.map { $0.labels["illicit"] } == ["0", "1"])
        let first = try #require(rows[0].declaration?.items.first)
        #expect(
            first.origins
                == [Origin(country: nil)].map {
                    var origin = $0; origin.region = "CNTRY680"; return origin
                })
        #expect(first.commodity?.text == "0702009900" && first.taxes.first?.amount?.description == "1500 USD")
        #expect(rows[1].declaration?.items.first?.origin?.text == "US")
        #expect(rows[1].declaration?.acceptance?.description == "2013-01-03T00:00:00Z")
    }

    @Test("a wrong field is a problem with line and column, and the other rows are read")
    func wrongFields() throws {
        let lines = [
            "1,2020-02-30,40,B,11,21,11,99,D,I,,,07108,CN,VN,27.0,A,E,1.0,1.0,0,0",
            "2,2020-02-03,40,B,11,21,11,40,D,I,,,07108x,CN,Vietnam,x,A,E,-1.0,1.0,0,0",
            "3,2020-02-03,40,B,11,21,11,40,D,I,,,071080,CN,VN,27.0,A,E,1.0,1.0,0,0",
            "4,2020-02-03", "\"5,2020-02-03",
        ]
        let rows = try rows(([Self.head] + lines).joined(separator: "\n"))
        let found = rows.flatMap { row in row.problems.map { "\($0.place.line ?? 0) \($0.place.path) \($0.code)" } }
        #expect(
            found == [
                "2 Date csv.value", "2 Mode of Transport csv.value", "3 HS6 Code hs-code.characters",
                "3 Net Mass mass.range", "3 Country of Origin country.length", "3 Tax Rate decimal.characters",
                "5  csv.fields", "6  csv.quote",
            ])
        #expect(rows.compactMap { $0.declaration?.reference } == ["3"])
    }

    @Test("quotes, line ends inside of them, a byte order mark and empty lines are read as RFC 4180 has them")
    func quoting() throws {
        func fields(_ text: String) throws -> [[String?]] {
            var rest = Array(text.utf8)[...]
            // Chunks of three bytes: every border is met.
            var records = CSVRecords {
                defer { rest = rest.dropFirst(3) }
                return Array(rest.prefix(3))
            }
            var all: [[String?]] = []
            while let record = try records.next() { all.append((0..<record.count).map { record.field($0) }) }
            return all
        }
        #expect(
            try fields("\u{FEFF}a,b\r\n\"x \"\"y\"\"\",\"1\n2\"\n\n,\n\"\",z") == [
                ["a", "b"], ["x \"y\"", "1\n2"], ["", ""], ["", "z"],
            ])
        #expect(try fields("") == [])
        #expect(try fields("a") == [["a"]])
    }

    @Test("a missing closing quote does not swallow the whole file's memory")
    func runaway() throws {
        let text = Self.head + "\n\"" + String(repeating: "1,2,3\n", count: 40_000)
        let rows = try rows(text)
        #expect(rows.map { $0.problems.map(\.code) } == [["csv.size"]])
        #expect(rows.first?.line == 2)
    }

    @Test("columns that the mapping does not name, or that are missing, refuse the file")
    func columns() throws {
        let rows = try rows(Self.head.replacing("Tax Rate", with: "Secret label") + "\n1\n")
        #expect(rows.count == 1)
        #expect(rows[0].problems.map(\.place.path) == ["Secret label", "Tax Rate"])
    }

    @Test("a mapping file with mistakes is refused with the line of each")
    func badMapping() {
        let json = """
            {"name": "x",
             "colour": 1,
             "constants": {"/type": "IMA", "/nothing": "a", "/shipment/items/0/sequence": 1},
             "columns": [
               {"name": "a", "to": "/reference"},
               {"name": "b", "to": "/shipment/items/0/price/amount"},
               {"name": "c", "to": "/shipment/items/0/commodity", "label": true},
               {"name": "a", "to": "/acceptance", "date": "year"}
            ]}
            """
        let error = #expect(throws: CSVMappingError.self) { try CSVMapping(parsing: Array(json.utf8)) }
        #expect(error?.problems.map { $0.place.line } == [2, 3, 6, 7, 8, 8])
    }

    @Test("the door takes the mapping whose columns the file has")
    func door() throws {
        var options = ReadOptions()
        options.mappings = [try Self.mapping("date"), try Self.mapping("korea")]
        let line = "10000001,2020-02-03,40,B,11,21,11,40,D,I,,,071080,CN,VN,27.0,A,E,1.5,98500.0,1,2\n"
        let result = Formats.read(Array((Self.head + "\n" + line).utf8), mediaType: "text/csv", options: options)
        #expect(result.isAccepted && result.format == .csv)
        #expect(Formats.read(Array("a,b\n1,2\n".utf8), filename: "x.csv").problems.map(\.code) == ["csv.mapping"])
    }

    @Test(
        "all 45,519 published lines are read, and come back as they were",
        .enabled(if: SharedData.has("customs-declarations/df_syn_train_eng.csv"), "no ../shared/data"))
    func published() throws {
        let mapping = try Self.mapping("korea")
        let writing = CSVWriting(mapping: mapping)
        for (name, count) in [("df_syn_train_eng.csv", 37_385), ("df_syn_valid_eng.csv", 8_134)] {
            let path = try #require(SharedData.path("customs-declarations/" + name))
            let source = String(decoding: try #require(SharedData.bytes("customs-declarations/" + name)), as: UTF8.self)
            let lines = source.split(separator: "\n").dropFirst().map { $0.dropLast(3) + "," }
            var rows = try CSVRows(path: path, mapping: mapping)
            var read = 0
            while let row = try rows.next() {
                guard let declaration = row.declaration else {
                    Issue.record("\(name): \(row.problems)")
                    break
                }
                // Writing back is tried on a part: the whole takes long in a debug build.
                if read % 50 == 0 {
                    let written = writing.row(declaration)
                    #expect(
                        String(decoding: written.bytes.dropLast(2), as: UTF8.self) == lines[lines.startIndex + read])
                }
                read += 1
            }
            #expect(read == count)
        }
    }
}
