// Segment_Folder: segments all stacks of a folder with a trained model.
//
// Argument: key=value pairs with blanks or commas between them; a value with blanks or commas goes in [brackets].
//   image_folder=      folder of the images
//   model=             folder of the trained model
//   output_folder=     folder to write the label stacks to, with the file names of their images
//   probability        also to write the probability of each class
//   uncertainty        also to write the uncertainty
//   largest_component  to keep only the largest connected component of each class
//   mirrored           to average over the mirrored stack too
//   resume             to leave out images that are done already
//   channel=, frame=   of hyperstacks, from 1
// Without an argument the command asks.
//
// Example: image_folder=/data/images model=/data/model output_folder=/data/segmented largest_component

argument = getArgument();
if (argument == "") run("Segment...");
else run("Segment...", options(argument));

// From "a=1, b=[two words]" to the options of a command: commas between pairs become blanks.
function options(argument) {
	result = "";
	bracketed = false;
	for (i = 0; i < lengthOf(argument); i++) {
		c = substring(argument, i, i + 1);
		if (c == "[") bracketed = true;
		if (c == "]") bracketed = false;
		if (c == "," && !bracketed) c = " ";
		result = result + c;
	}
	return result;
}
