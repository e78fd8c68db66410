package io.github.oneslice.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is outlined on a stack is an annotation like a label stack. */
class RegionsMacroTest {

	private static final String SCAN = "newImage('scan', '8-bit ramp', 32, 32, 8); setSlice(3); ";

	@TempDir
	Path folder;

	@Test
	void aSelectionIsCarriedLikeTheLabelsOfItsSlice() throws Exception {
		String carried = "run('Select None'); Stack.getStatistics(n, mean); print('[' + mean * n + ']'); setSlice(3); getStatistics(a, mean); print('[' + mean * a + ']');";
		String bySelection = SCAN + "makeOval(8, 8, 12, 10); run('Propagate Labels...', 'image=scan');" + carried;
		String byLabels = SCAN + "makeOval(8, 8, 12, 10); run('Labels from ROIs...', 'image=scan'); rename('drawn'); selectWindow('scan'); run('Select None');"
			+ " run('Propagate Labels...', 'image=scan labels=drawn');" + carried;
		String byOneSlice = SCAN + "newImage('one', '8-bit black', 32, 32, 1); makeOval(8, 8, 12, 10); setColor(1); fill(); run('Select None');"
			+ " run('Propagate Labels...', 'image=scan labels=one annotated_slices=3');" + carried;
		String told = numbers(ToldMacro.run(folder, bySelection, 0));
		assertTrue(told.matches("\\[\\d+\\]\\[\\d+\\]"), told);
		assertEquals(told, numbers(ToldMacro.run(folder, byLabels, 0)));
		assertEquals(told, numbers(ToldMacro.run(folder, byOneSlice, 0)));
	}

	@Test
	void labelsBecomeAnOverlayAndLabelsAgain() throws Exception {
		String macro = SCAN + "newImage('lab', '8-bit black', 32, 32, 8); setSlice(2); setColor(3); fillRect(4, 4, 9, 9); setColor(0); fillRect(6, 6, 2, 2); setSlice(5);"
			+ " setColor(200); fillOval(9, 9, 12, 12); run('ROIs from Labels...', 'labels=lab image=scan'); selectWindow('scan'); print('[' + Overlay.size + ']');"
			+ " run('Labels from ROIs...', 'image=scan rois=overlay'); rename('again'); imageCalculator('Difference create stack', 'lab', 'again');"
			+ " Stack.getStatistics(n, mean); print('[' + mean + ']');";
		assertEquals("[2][0]", numbers(ToldMacro.run(folder, macro, 0)));
	}

	@Test
	void whatIsMissingIsSaid() throws Exception {
		assertTrue(ToldMacro.run(folder, SCAN + "run('Propagate Labels...', 'image=scan');", 1).contains("No area is outlined on \"scan\""));
		String one = SCAN + "newImage('one', '8-bit black', 32, 32, 1); setColor(1); fillRect(4, 4, 9, 9); run('Propagate Labels...', 'image=scan labels=one";
		assertTrue(ToldMacro.run(folder, one + "');", 1).contains("Say which slice they belong to, such as annotated_slices=12"));
		assertTrue(ToldMacro.run(folder, one + " annotated_slices=9');", 1).contains("there are slices 1 to 8"));
		String empty = SCAN + "makeOval(8, 8, 12, 10); run('Propagate Labels...', 'image=scan empty_slices=";
		assertTrue(ToldMacro.run(folder, empty + "3');", 1).contains("empty_slices names slice 3, but there are labels on it"));
		ToldMacro.run(folder, empty + "7');", 0);
	}

	private static String numbers(String output) {
		return String.join("", output.lines().filter(line -> line.matches("\\[.*\\]")).toList());
	}
}
