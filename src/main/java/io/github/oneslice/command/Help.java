package io.github.oneslice.command;

import java.awt.GraphicsEnvironment;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

import io.github.oneslice.job.Monitor;
import io.github.oneslice.ui.Manual;

/** Opens the manual. */
@Plugin(type = Command.class, headless = true, visible = false, menu = { @Menu(label = "Plugins"), @Menu(label = "OneSlice"), @Menu(
	label = "OneSlice Help", weight = 9) }, description = "Opens the manual.")
public final class Help extends OneSliceCommand {

	@Override
	List<String> asked() {
		return List.of();
	}

	/** Without a screen it is told as text. */
	@Override
	void work(Monitor monitor) {
		if (GraphicsEnvironment.isHeadless()) log(Manual.text());
		else Manual.open("");
	}
}
