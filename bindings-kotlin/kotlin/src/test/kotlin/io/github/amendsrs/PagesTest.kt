package io.github.amendsrs

import java.io.ByteArrayOutputStream
import java.io.File
import java.io.PrintStream
import java.time.Instant
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.runBlocking

/**
 * Runs the code of the pages: what stands between `// page: NAME` and `// said` is the code behind
 * `<!-- NAME -->` there, and what it prints is the text behind that. AMENDS_BLESS=1 takes both over.
 */
class PagesTest {
    private val pages =
        listOf("README.md", "bindings-kotlin/README.md", "bindings-kotlin/docs/guide.md", "bindings-kotlin/docs/sync.md")
            .map { File(System.getProperty("amends.core")).resolve("..").resolve(it) }
    private val source = File("src/test/kotlin/io/github/amendsrs/PagesTest.kt").readText()
    private val said = mutableMapOf<String, String>()
    private val printed = ByteArrayOutputStream()

    @Test
    fun `the pages show code that runs, and what it prints`() {
        val out = System.out
        System.setOut(PrintStream(printed, true, Charsets.UTF_8))
        try {
            quickStart()
            sync()
        } finally {
            System.setOut(out)
        }
        val shown = pages.flatMap(::check)
        assertEquals(said.keys.sorted(), shown.distinct().sorted(), "every snippet stands on a page")
    }

    @Test
    fun `the guide names everything that can be called`() {
        val guide = pages.first { it.name == "guide.md" }.readText()
        val objects = listOf(
            AmendsPolicyInterface::class, AmendsDeskInterface::class, AmendsOrganisationInterface::class,
            AmendsCalendarInterface::class, AmendsPackInterface::class,
        )
        val names = objects.flatMap { it.java.declaredMethods.map { method -> method.name } }.filter { '$' !in it }
        assertEquals(emptyList(), names.distinct().filter { !Regex("\\b$it\\b").containsMatchIn(guide) })
    }

    private fun quickStart() {
        // page: quick-start
        val policy = AmendsPolicy.preset("default")
        val desk = AmendsDesk(policy)
        val clerk = Actor("u-17", ActorKind.PERSON, roles = listOf("intake"))
        val friday = Instant.parse("2026-03-06T08:30:00Z")

        desk.handle("2026-0001", Command.Receive(), clerk, friday)
        val register = Command.Register("complaint", Contact.REACHABLE, fields = listOf("content", "contact"))
        val records = desk.handle("2026-0001", register, clerk, friday)

        for (item in desk.agenda(friday)) println("${item.due}  ${item.name.zh}  ${item.owedBy}")
        // said
        say("quick-start")

        // page: match
        for (record in records) {
            when (val event = record.event) {
                is Event.Registered -> println("a ${event.kind}, ${event.contact.label(Lang.EN)}")
                is Event.ObligationStarted -> println("${event.run.obligation} is due ${event.plan.due}")
                else -> {}
            }
        }
        // said
        say("match")

        // page: refusal
        try {
            desk.handle("2026-0001", Command.Archive, clerk, friday)
        } catch (why: AmendsException.Rejected) {
            println("${why.code} · ${why.blame} · ${why.zh}")
        }
        // said
        say("refusal")

        // page: screen
        val screen = desk.caseScreen("2026-0001", clerk, friday, Lang.ZH)
        println("${screen.header.kindLabel} ${screen.header.stage.label(Lang.ZH)}")
        screen.obligations.forEach { println("${it.label} ${it.due} 还剩 ${it.untilDue!!.toHours()} 小时") }
        println(screen.actions.filter { it.refusal == null }.joinToString { it.label })
        println(screen.actions.first { it.command == CommandKind.CASE_ARCHIVE }.reason)
        // said
        say("screen")

        // page: keep
        val bytes = desk.snapshot()
        val twin = AmendsDesk.restore(bytes, listOf(policy))
        println(twin.records("2026-0001") == desk.records("2026-0001"))
        // said
        say("keep")

        // page: own-policy
        val shop = AmendsPolicy.fromJson(
            """
            {
              "document": {"number": "SHOP", "title": {"zh": "门店制度", "en": "Shop policy"}, "revision": "1"},
              "calendar": {"shop": {"zone": "Asia/Shanghai", "week": {"mon-sat": "10:00-20:00"}, "holidays": "cn"}},
              "kind": [{
                "id": "inquiry", "name": {"zh": "咨询", "en": "inquiry"}, "flow": "answer", "reopen_limit": 1
              }],
              "obligation": [{
                "id": "answer", "name": {"zh": "答复", "en": "answer"},
                "starts_on": "case.registered", "satisfied_by": ["case.answered", "case.replied"],
                "cancelled_by": "case.closed", "term": {"working": "4h", "calendar": "shop"},
                "owed_by": "clerk", "on_reopen": "restart"
              }],
              "grant": [{"role": "clerk", "commands": "*"}]
            }
            """,
        )
        AmendsDesk(shop).use { counter ->
            val assistant = Actor("u-3", ActorKind.PERSON, roles = listOf("clerk"))
            counter.handle("S-1", Command.Receive(), assistant, friday)
            counter.handle("S-1", Command.Register("inquiry", Contact.REACHABLE), assistant, friday)
            println(counter.agenda(friday).single().due)
        }
        // said
        say("own-policy")

        // page: calendar
        policy.calendar("office").use { office ->
            val due = office.add(friday, java.time.Duration.ofHours(8))
            println("${due.at} ${due.certainty}, open now: ${office.isOpen(friday)}")
        }
        // said
        say("calendar")

        // page: flow
        runBlocking {
            desk.screens("2026-0001", clerk, Lang.EN, moments = flowOf(friday, friday))
                .collect { println(it.header.stage.label(Lang.EN)) }
        }
        // said
        say("flow")

        // page: close
        twin.close()
        desk.close()
        policy.close()
        // said
        say("close")
        shop.close()
    }

    private fun sync() {
        val policy = AmendsPolicy.preset("default")
        val technician = Actor("t-4", ActorKind.PERSON, roles = listOf("intake"))
        val head = Actor("u-2", ActorKind.PERSON, roles = listOf("head"))
        val monday = Instant.parse("2026-03-09T01:00:00Z")
        val phone = AmendsDesk(policy)
        val server = AmendsDesk(policy)

        // page: sync-tell
        fun tell(unsent: Unsent, now: Instant): List<RefusedAct> = try {
            server.append(unsent.records) // over the network: recordsToJson, recordsFromJson
            phone.acknowledge(unsent.caseId, unsent.version)
            emptyList()
        } catch (conflict: AmendsException.Rejected) {
            if (conflict.code != RejectionCode.STALE_VERSION || conflict.meanwhile.isEmpty()) throw conflict
            val refused = phone.rebase(unsent.caseId, conflict.meanwhile, now).refused
            refused + phone.unsent().filter { it.caseId == unsent.caseId }.flatMap { tell(it, now) }
        }
        // said
        say("sync-tell")

        // page: sync-news
        fun hear(caseId: String, now: Instant): List<RefusedAct> {
            val news = server.records(caseId, after = phone.told(caseId))
            val refused = if (news.isEmpty()) emptyList() else phone.rebase(caseId, news, now).refused
            phone.advanceTo(now)
            return refused
        }
        // said
        say("sync-news")

        // page: sync-story
        val register = Command.Register("complaint", Contact.REACHABLE, fields = listOf("content", "contact"))
        phone.handle("phone-7/1", Command.Receive(), technician, monday, Delivery(commandId = "phone-7/a"))
        phone.handle("phone-7/1", register, technician, monday, Delivery(commandId = "phone-7/b"))
        phone.unsent().flatMap { tell(it, monday) }

        // Offline, the technician acknowledges; meanwhile the office settles it with an explanation.
        val later = monday.plusSeconds(3600)
        phone.handle("phone-7/1", Command.Acknowledge, technician, later, Delivery(commandId = "phone-7/c"))
        server.handle("phone-7/1", Command.Explain("not_our_product"), head, later.minusSeconds(60))

        // Back online.
        val refused = phone.unsent().flatMap { tell(it, later.plusSeconds(7200)) }
        for (one in refused) println("${one.act.at}  ${one.refusal.zh}")
        println(phone.records("phone-7/1") == server.records("phone-7/1"))
        // said
        say("sync-story")

        hear("phone-7/1", later.plusSeconds(7200))
        listOf(phone, server, policy).forEach { it.close() }
    }

    private fun say(name: String) {
        said[name] = printed.toString(Charsets.UTF_8)
        printed.reset()
    }

    /** Compares the snippets of a page with the code above; returns their names. */
    private fun check(page: File): List<String> {
        val text = page.readText()
        val names = mutableListOf<String>()
        val right = Regex("<!-- ([a-z-]+) -->\n```kotlin\n(?:.*?\n)??```\n(\n```text\n.*?\n```\n)?", RegexOption.DOT_MATCHES_ALL)
            .replace(text) { found ->
                val name = found.groupValues[1]
                names += name
                val output = said.getValue(name).trim()
                val code = "<!-- $name -->\n```kotlin\n${code(name)}\n```\n"
                if (output.isEmpty()) code else "$code\n```text\n$output\n```\n"
            }
        if (System.getenv("AMENDS_BLESS") == "1") page.writeText(right)
        assertEquals(right, page.readText(), "$page; AMENDS_BLESS=1 takes it over")
        return names
    }

    private fun code(name: String): String =
        source.substringAfter("// page: $name\n").substringBefore("// said").trimEnd().trimIndent()
}
