package io.github.amendsrs

import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNotNull
import kotlin.test.assertNull

/** The organisation: who somebody is at an instant, and what it does not have. */
class OrganisationTest {
    private val text = """
        {
          "organisation": {"number": "ORG-1", "revision": "A"},
          "unit": [{"id": "front", "name": {"zh": "前台", "en": "front desk"}, "calendar": "office", "head": "boss"}],
          "person": [
            {"id": "boss", "unit": "front", "roles": ["head", "handler"]},
            {"id": "lin", "unit": "front", "roles": ["intake"], "qualifications": ["trained"]}
          ]
        }
    """
    private val now = at("2026-03-02 09:00")
    private val organisation = AmendsOrganisation.fromJson(text)

    @Test
    fun `a person has the roles, the unit and the qualifications of the document`() {
        val lin = assertNotNull(organisation.actor("lin", now))
        assertEquals(Actor("lin", ActorKind.PERSON, listOf("intake"), "front", listOf("trained")), lin)
        assertNull(organisation.actor("nobody", now))
        assertEquals("id", assertFailsWith<AmendsException.Invalid> { organisation.actor(" ", now) }.field)
    }

    @Test
    fun `a policy asks of it what it does not have`() {
        AmendsPolicy.preset("default").use { policy ->
            assertEquals(emptyList(), organisation.checkAgainst(policy, now).filter { it.severity == Severity.ERROR })
            AmendsOrganisation.fromJson(text.replace("\"intake\"", "\"cook\"")).use { without ->
                assertContains(without.checkAgainst(policy, now).joinToString { it.en }, "intake")
            }
        }
    }

    @Test
    fun `a desk asks it, and its records say which one was at hand`() {
        val desk = AmendsPolicy.preset("default").use(::AmendsDesk)
        desk.setOrganisation(organisation)
        val lin = assertNotNull(organisation.actor("lin", now))
        val records = desk.handle("C-1", Command.Receive(), lin, now)
        assertEquals(organisation.digest(), records.single().organisation)
    }

    @Test
    fun `a document that contradicts itself is refused with the place`() {
        val error = assertFailsWith<AmendsException.DocumentInvalid> {
            AmendsOrganisation.fromJson(text.replace("\"head\": \"boss\"", "\"head\": \"bob\""))
        }
        assertEquals(listOf("unit.front.head"), error.findings.map { it.path })
    }
}
