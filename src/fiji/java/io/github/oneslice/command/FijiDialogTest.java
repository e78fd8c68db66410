package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.oneslice.screen.Program;

/** What a person sees in a real ImageJ2, see {@link FijiProbe}. */
class FijiDialogTest {

	@TempDir
	Path folder;

	@Test
	void menusAskForWhatFitsAndWhatIsRecordedDoesTheSame() throws Exception {
		String seen = Program.run(FijiProbe.class, folder);
		assertEquals(List.of( //
				"Labels from ROIs: putamen.tif", //
				"ROIs from Labels: putamen-labels.tif, none", //
				"Suggest Slice: putamen.tif, putamen-labels.tif", //
				"Propagate Labels: putamen.tif, putamen-labels.tif", //
				"Train: putamen.tif, putamen-labels.tif", //
				"Train (SPSS): putamen.tif, putamen-labels.tif", //
				"Segment: putamen.tif, none", //
				"Select Samples (SPSS): putamen.tif", //
				"Evaluate: putamen-labels.tif, putamen-slice.tif", //
				"Perturb (AdaMix): putamen.tif, none, none, none, none, none", //
				"Our dialogs: true", //
				"Nobody else asks: true", //
				"Recorded: run(\"Evaluate...\", \"prediction=putamen-labels.tif reference=putamen-slice.tif\");", //
				"The same again: true", //
				"Recorded: run(\"Propagate Labels...\", \"image=putamen.tif labels=putamen-labels.tif preset=Laptop\");", //
				"The same again: true", //
				"Script: putamen-labels,1,0.088", //
				"Cancelled: true", //
				"Failed: true, There is no folder …/none. Give the folder of a model that was trained with OneSlice.", //
				"No console: true"), seen.lines().filter(line -> line.matches("[A-Z][^:]*: .*") && !line.matches("(INFO|SLF4J).*")).toList(), seen);
	}
}
