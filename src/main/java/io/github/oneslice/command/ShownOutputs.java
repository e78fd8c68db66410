package io.github.oneslice.command;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/** Our commands show what they give themselves; Fiji would complain of what it cannot show. */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.VERY_HIGH)
public final class ShownOutputs extends AbstractPostprocessorPlugin {

	// -- ModuleProcessor methods --

	@Override
	public void process(Module module) {
		if (module.getDelegateObject() instanceof OneSliceCommand) module.getInfo().outputs().forEach(output -> module.resolveOutput(output
			.getName()));
	}
}
