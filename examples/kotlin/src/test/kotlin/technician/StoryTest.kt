package technician

import java.io.File
import kotlin.test.Test
import kotlin.test.assertEquals

class StoryTest {
    @Test
    fun `the story is told as it is written`() {
        val story = File("story.txt")
        val told = transcript(story.readText())
        if (System.getenv("AMENDS_BLESS") == "1") story.writeText(told)
        assertEquals(story.readText(), told, "look at the difference; AMENDS_BLESS=1 takes it over")
    }
}
