package io.github.oneslice.command;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/** Has a command fill in what is kept, before macros and people give other values. */
@Plugin(type = PreprocessorPlugin.class, priority = 2 * Priority.VERY_HIGH + 2)
public final class RecalledInputs extends AbstractPreprocessorPlugin {

	// -- ModuleProcessor methods --

	@Override
	public void process(Module module) {
		if (module.getDelegateObject() instanceof OneSliceCommand command) command.recall();
	}
}
