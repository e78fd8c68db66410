package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.screen.Program;

/** What a person sees, see {@link DialogProbe}. */
class DialogTest {

	@TempDir
	Path folder;

	@Test
	void whatIsRecordedGivesTheSameInputs() throws Exception {
		String seen = Program.run(RecorderProbe.class, folder);
		// A home without preferences gets some, and Java says so.
		List<String> lines = seen.lines().filter(line -> line.matches("[A-Z].*") && !line.matches("INFO: .*|.* java\\.util\\.prefs\\..*")).toList();
		List<String> different = lines.stream().filter(line -> !line.endsWith(": the same")).toList();
		assertEquals(List.of("Cancelled: true"), different, seen);
		long commands = Files.readAllLines(Path.of("src/main/resources/plugins.config")).stream().filter(line -> line.contains("Bridge")).count();
		assertEquals(2 * commands + 1, lines.size());
	}

	@Test
	void dialogsFillInWhatFitsAndWindowsSayWhatHappens() throws Exception {
		String seen = Program.run(DialogProbe.class, folder);
		assertEquals(List.of( //
				"Propagate: putamen.tif, putamen-labels.tif", //
				"Evaluate: putamen-labels.tif, putamen-slice.tif", //
				"Segment: putamen.tif, none", //
				"SelectSamples: putamen.tif", //
				"Perturb: putamen.tif, none, none, none, none, none", //
				"TrainSpss: putamen.tif, putamen-labels.tif", //
				"At most seven fields on top: true", //
				"Lower than the screen: true", //
				"Advanced opens: true", //
				"Needs a folder: true, blamed: false", //
				"OK: true", //
				"Refused: minutes true, Training time (minutes) needs a number, with a point for decimals.", //
				"Refused: minutes true, Training time (minutes) must be at least 0. How long to train; the schedules stretch to it; 0: as the preset says.", //
				"Refused: annotated_slices true, Annotated slices cannot be read from \"12-\". Write numbers and ranges, such as 12, 40-42, or all.", //
				"Refused: steps true, Training steps needs a whole number.", //
				"Refused: settings true, There is no setting \"no_such\".", //
				"Refused: labels true, Image and labels are the same image \"putamen.tif\". Choose the label stack for labels.", //
				"Refused: model true, The field \"Model folder\" is empty. Give the folder to write the model to.", //
				"Remembered: true, true, false, Show advanced (1 changed)", //
				"Reset: false", //
				"The model of the command before: true", //
				"Cancelled: true", //
				"Help opens at: Segmenting", //
				"Before the first event: true", //
				"Escape cancels: true", //
				"It ended: Cancelled after a while", //
				"The window before is gone: true", //
				"Nothing to finish yet: true", //
				"Slices: 4 of 19, scan, slice 10 of 40", //
				"Pause: Pausing: Training 1/10, a while", //
				"The clock stands still: true", //
				"Go on: true", //
				"The slice stays: 9, scan, slice 20 of 40", //
				"Finish: Finishing, a while", //
				"It was finished: Finished early after a while", //
				"Scrolls on: scan, slice 8 of 40"), seen.lines().filter(line -> line.matches("[A-Z][\\w ]+: .*") && !line.startsWith("INFO")).toList(), seen);
	}
}
