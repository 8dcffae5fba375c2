package io.github.amendsrs

import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

/** Policies: read, described, compared, drawn, and adopted by a desk. */
class PolicyTest {
    private val default = presets().single { it.name == "default" }
    private val json = policyTomlToJson(default.text)
    private val now = at("2026-03-02 09:00")

    @Test
    fun `a policy is the same from TOML, from JSON and by its name`() {
        val digests = listOf(AmendsPolicy.fromToml(default.text), AmendsPolicy.fromJson(json), AmendsPolicy.preset("default"))
            .map { policy -> policy.use(AmendsPolicy::digest) }
        assertEquals(1, digests.distinct().size)
        assertEquals(emptyList(), checkPolicy(json).filter { it.severity == Severity.ERROR })
    }

    @Test
    fun `a policy is composed of parts, in JSON and in TOML`() {
        val (main, grants) = default.text.split("# Who may do what.").let { it[0] to it[1].substringAfter('\n') }
        val inToml = main + "[[part]]\nname = \"grants\"\n"
        val inJson = policyTomlToJson(inToml) to mapOf("grants" to policyTomlToJson(grants))
        val composed = AmendsPolicy.fromToml(inToml, parts = mapOf("grants" to grants))
        assertEquals(composed.digest(), AmendsPolicy.fromJson(inJson.first, parts = inJson.second).digest())
        val missing = assertFailsWith<AmendsException.DocumentInvalid> { AmendsPolicy.fromToml(inToml) }
        assertContains(missing.findings.map { it.path }, "part[0]")
    }

    @Test
    fun `every preset opens and says what it is`() {
        for (preset in presets()) AmendsPolicy.preset(preset.name).use { policy ->
            val info = policy.info()
            assertEquals(policy.digest(), info.digest)
            assertTrue(info.kinds.isNotEmpty() && info.obligations.isNotEmpty(), preset.name)
            for (lang in Lang.entries) assertTrue(preset.title.text(lang).isNotBlank())
            for (kind in info.kinds) assertContains(policy.diagram(kind.id, Lang.ZH), "stateDiagram")
            for (name in info.calendars) policy.calendar(name).use { assertEquals(name, it.id()) }
        }
    }

    @Test
    fun `what a form asks for can be asked before the command`() {
        val kind = AmendsPolicy.preset("default").use { it.info() }.kinds.single { it.id == "complaint" }
        assertEquals(listOf("content", "contact"), kind.requiredFields)
        assertEquals(CaseFlow.RESOLVE, kind.flow)
        assertEquals("投诉", kind.name.text(Lang.ZH))
    }

    @Test
    fun `two policies are compared in words`() {
        val shorter = AmendsPolicy.fromToml(default.text.replaceFirst("""working = "8h"""", """working = "4h""""))
        val change = AmendsPolicy.preset("default").diff(shorter).single { "first-reply" in it.path }
        assertContains(change.words.en, "4")
        assertEquals(emptyList(), shorter.diff(shorter))
    }

    @Test
    fun `a house brings holidays of its own`() {
        val house = """{"id": "house", "revision": "1", "valid_from": "2026-01-01", "valid_to": "2026-12-31",
            "holiday": [{"name": {"zh": "厂休", "en": "shutdown"}, "off": ["2026-03-06"]}]}"""
        val ofHouse = json.replace(""""holidays":"cn"""", """"holidays":"house"""")
        assertContains(assertFailsWith<AmendsException.DocumentInvalid> { AmendsPolicy.fromJson(ofHouse) }.en, "house")
        AmendsPack.fromJson(house).use { pack ->
            assertEquals("house" to "1", pack.id() to pack.revision())
            assertEquals(emptyList(), checkPolicy(ofHouse, packs = listOf(pack)).filter { it.severity == Severity.ERROR })
            val inToml = default.text.replace("""holidays = "cn"""", """holidays = "house"""")
            val read = listOf(AmendsPolicy.fromJson(ofHouse, packs = listOf(pack)), AmendsPolicy.fromToml(inToml, packs = listOf(pack)))
            for (policy in read) policy.calendar("office").use { office ->
                assertEquals(false, office.isOpen(at("2026-03-06 10:00")))
            }
        }
        val slip = assertFailsWith<AmendsException.DocumentInvalid> { AmendsPack.fromJson("""{"id": "house"}""") }
        assertContains(slip.findings.map { it.path }, "valid_from")
    }

    @Test
    fun `what is not there is answered with what there is`() {
        AmendsPolicy.preset("default").use { policy ->
            for (attempt in listOf({ policy.calendar("moon") }, { policy.diagram("wish", Lang.EN) }, { AmendsPolicy.preset("moon") })) {
                val invalid = assertFailsWith<AmendsException.Invalid> { attempt() }
                assertContains(invalid.en, "expected one of")
            }
        }
    }

    @Test
    fun `a case is judged by the version in force when it was opened`() {
        val next = AmendsPolicy.fromToml(
            default.text.replaceFirst("2024-01-01T00:00:00+08:00", "2026-04-01T00:00:00+08:00")
                .replaceFirst("revision = \"1\"", "revision = \"2\""),
        )
        val first = AmendsPolicy.preset("default")
        val april = at("2026-04-01 09:00")
        for (desk in listOf(AmendsDesk.under(listOf(next, first)), AmendsDesk(first).apply { adopt(next) })) {
            desk.openComplaint("C-1", now)
            desk.openComplaint("C-2", april)
            assertEquals(listOf(first.digest(), next.digest()), desk.cases(Lang.EN).map { it.policy })
        }
        val learnt = AmendsDesk(first).apply { learn(next) }
        learnt.openComplaint("C-2", april)
        assertEquals(first.digest(), learnt.cases(Lang.EN).single().policy)
        assertFailsWith<AmendsException.DocumentInvalid> { AmendsDesk.under(emptyList()) }
    }
}
