// Segment_Folder: segments all stacks of a folder with a trained model.
//
// Argument: key=value pairs with blanks or commas between them; a value with blanks or commas goes in [brackets].
//   image_folder=      folder of the images
//   model=             folder of the trained model
//   output_folder=     folder to write the label stacks to, with the file names of their images
//   output_format=     TIFF (default), or in Fiji OME-TIFF or NIfTI
//   label_folder=      what is annotated on some of the images already, which stays; with annotated_slices=, unknown_value= and so on
//   subfolders         also those in all folders inside
//   pattern=           only files of such names, as *_T1.nii
//   table=             CSV file for what became of each (default: segmentation.csv in the output folder)
//   probability        also to write the probability of each class
//   uncertainty        also to write the uncertainty
//   largest_component= true or false; auto (default): of the classes that were one part wherever training
//                      saw them, and the two largest of those that were two, such as both kidneys
//   mirrored           to average over the mirrored stack too
//   resume             to leave out images that are done already
//   overwrite          to replace files in the output folder that OneSlice did not write
//   channel=, frame=   of hyperstacks, from 1
// Without an argument the command asks.
//
// Example: image_folder=/data/images model=/data/model output_folder=/data/segmented

argument = getArgument();
if (argument == "") run("Segment Folder...");
else run("Segment Folder...", call("io.github.oneslice.command.MacroArguments.options", argument));
