package io.github.amendsrs

import java.security.MessageDigest
import java.util.HexFormat
import kotlin.io.path.readLines
import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

/** Bytes from anywhere: a typed exception and the desk as before, or a desk; never a crash. */
class HostileTest {
    private val policy = AmendsPolicy.preset("default")
    private val now = at("2026-03-02 09:00")
    private val desk = AmendsDesk(policy).apply {
        openComplaint("C-1", now)
        openComplaint("C-2", now)
    }
    private val bytes = desk.snapshot()

    private fun restore(bytes: ByteArray, under: AmendsPolicy = policy) = AmendsDesk.restore(bytes, listOf(under))

    private fun refused(bytes: ByteArray): WireCode = assertFailsWith<AmendsException.WireFault> { restore(bytes) }.code

    private fun sealed(body: String): ByteArray {
        val digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.toByteArray()))
        return "{\"journal\":1,\"digest\":\"$digest\"}\n$body".toByteArray()
    }

    @Test
    fun `no bit of a snapshot turns unseen`() {
        for (place in bytes.indices step 3) {
            val damaged = bytes.copyOf().also { it[place] = (it[place].toInt() xor (1 shl place % 8)).toByte() }
            refused(damaged)
        }
        assertTrue(bytes.contentEquals(restore(bytes).use { it.snapshot() }))
    }

    @Test
    fun `no snapshot is cut or lengthened unseen`() {
        for (end in bytes.indices step 7) refused(bytes.copyOf(end))
        for (more in listOf("\n", " ", "{}", "\u0000")) assertEquals(WireCode.DAMAGED_JOURNAL, refused(bytes + more.toByteArray()))
    }

    @Test
    fun `a snapshot of another layout is told from a damaged one`() {
        val newer = bytes.decodeToString().replaceFirst("\"journal\":1", "\"journal\":2")
        assertEquals(WireCode.WRITTEN_BY_NEWER_VERSION, refused(newer.toByteArray()))
        assertEquals(WireCode.SYNTAX, refused(ByteArray(0)))
    }

    @Test
    fun `whoever sealed it, a line that lies is a fault that names itself`() {
        val body = bytes.decodeToString().substringAfter('\n')
        assertTrue(sealed(body).contentEquals(bytes))
        for ((from, to) in listOf("\"records\":" to "\"records\":9", "\"told\":0" to "\"told\":-1", "case.received" to "case.teleported")) {
            val fault = assertFailsWith<AmendsException.WireFault> { restore(sealed(body.replaceFirst(from, to))) }
            assertTrue((fault.line ?: 0) >= 2, "$from: ${fault.en}")
        }
        val gap = assertFailsWith<AmendsException.ReplayFault> { restore(sealed(body.replaceFirst("\"seq\":2,", "\"seq\":3,"))) }
        assertEquals("gap", gap.code)
    }

    @Test
    fun `a case is not judged by a policy it is not bound to`() {
        val foreign = presets().first { it.name != "default" }
        AmendsPolicy.preset(foreign.name).use { other ->
            val refusal = assertFailsWith<AmendsException.Rejected> { restore(bytes, under = other) }
            assertEquals(RejectionCode.POLICY_MISMATCH, refusal.code)
            AmendsDesk(other).use { elsewhere ->
                val append = assertFailsWith<AmendsException.Rejected> { elsewhere.append(desk.records("C-1")) }
                assertEquals(RejectionCode.POLICY_MISMATCH, append.code)
                assertTrue(elsewhere.cases(Lang.EN).isEmpty())
            }
        }
        assertEquals("policies", assertFailsWith<AmendsException.Invalid> { AmendsDesk.restore(bytes, emptyList()) }.field)
    }

    @Test
    fun `a policy that was learnt is given as learnt, and binds no new case`() {
        val default = presets().single { it.name == "default" }
        AmendsPolicy.preset("feedback-24h").use { adopted ->
            AmendsPolicy.fromToml(default.text).use { bound ->
                AmendsDesk.restore(bytes, listOf(adopted), learnt = listOf(bound)).use { restored ->
                    restored.handle("new", Command.Receive(), clerk.copy(roles = listOf("receiver")), now)
                    val policies = restored.cases(Lang.EN).associate { it.id to it.policy }
                    assertEquals(adopted.digest(), policies.getValue("new"))
                    assertEquals(setOf(bound.digest()), (policies - "new").values.toSet())
                }
            }
        }
    }

    @Test
    fun `a text of ten megabytes is no identifier, and is not repeated in the sentence`() {
        val long = "x".repeat(10 * 1024 * 1024)
        val tries = listOf<() -> Any>(
            { desk.handle(long, Command.Receive(), clerk, now) },
            { desk.handle("C-1", Command.Receive(PrivateReference(long)), clerk, now) },
            { desk.handle("C-1", Command.Assign(unit = long), clerk, now) },
            { desk.handle("C-1", Command.Receive(), clerk.copy(roles = listOf(long)), now) },
            { desk.records(long) },
            { AmendsPolicy.preset(long) },
            { recordFromJson(long) },
            { recordFromJson("[".repeat(100_000)) },
            { AmendsPolicy.fromJson(long) },
        )
        for (attempt in tries) {
            val error = assertFailsWith<AmendsException> { attempt() }
            assertTrue(error.sentence(Lang.EN).length < 600 && error.sentence(Lang.ZH).length < 600, error.sentence(Lang.EN).take(200))
        }
        assertTrue(bytes.contentEquals(desk.snapshot()))
    }

    @Test
    fun `letters of every script cross the border, and half a letter is refused before it`() {
        val text = "电梯 🛗 \u0915\u094d\u0937 مصعد"
        desk.handle("案件-🛗", Command.Receive(facts = Facts(category = text)), clerk, now)
        val event = desk.records("案件-🛗").first().event as Event.Received
        assertEquals(text, event.facts.category)
        assertFailsWith<java.nio.charset.CharacterCodingException> { desk.records("half \uD83D") }
    }

    @Test
    fun `a log that is no history changes nothing, even where its first cases are`() {
        val golden = recordsFromJson(coreTests.resolve("golden/log_v1.jsonl").readLines().joinToString("\n"))
        val good = desk.records("C-1").map { it.copy(stream = "C-3") }
        assertFailsWith<AmendsException> { desk.append(good + golden) }
        val doubled = assertFailsWith<AmendsException.Rejected> { desk.append(listOf(good.first().copy(stream = "C-1", at = now.plusSeconds(1)))) }
        assertEquals(RejectionCode.STALE_VERSION, doubled.code)
        assertContains(doubled.en, "C-1")
        assertTrue(bytes.contentEquals(desk.snapshot()))
    }

    @Test
    fun `a million events are taken in, kept and given back`() {
        val opening = desk.records("C-1")
        val step = Event.ProgressReported(Moved(Stage.REGISTERED, Stage.REGISTERED), note = null)
        val progress = opening.last().copy(by = null, row = null, command = null, event = step)
        val each = 1_000
        AmendsDesk(policy).use { big ->
            repeat(1_000) { number ->
                val tail = (opening.size + 1..each).map { progress.copy(seq = it.toLong()) }
                val log = (opening + tail).map { it.copy(stream = "B-$number") }
                assertEquals(each.toLong(), big.append(log))
            }
            val cases = big.cases(Lang.EN)
            assertEquals(1_000_000, cases.sumOf { it.version })
            assertEquals(1_000, big.caseScreen("B-7", clerk, now, Lang.EN).timeline.size)
            val gap = assertFailsWith<AmendsException.Rejected> { big.append(listOf(progress.copy(stream = "B-7", seq = 5_000))) }
            assertEquals(RejectionCode.STALE_VERSION, gap.code)
            val kept = big.snapshot()
            kept[kept.size - 2] = 'x'.code.toByte()
            assertEquals(WireCode.DAMAGED_JOURNAL, refused(kept))
            assertEquals(cases, big.cases(Lang.EN))
        }
    }
}
